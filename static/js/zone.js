// Fills the time zone of a form that is filled in for the first time; without it the field stays as it was sent.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
for (const field of document.querySelectorAll("input[name=zone][data-guess]")) if (zone) field.value = zone
