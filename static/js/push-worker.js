// Hears for a closed page: shows what was pushed, and opens it when it is pressed.
addEventListener("push", (event) => {
  const news = event.data?.json() ?? { title: "OneTask" }
  const more = { body: news.body, tag: news.tag, data: { url: news.url } }
  event.waitUntil(registration.showNotification(news.title, more))
})

addEventListener("notificationclick", (event) => {
  event.notification.close()
  event.waitUntil(clients.openWindow(event.notification.data?.url ?? "/"))
})
