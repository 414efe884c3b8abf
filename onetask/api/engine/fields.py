"""Which column of a table means what, by its heading."""

import re

FIELDS = (
    *("title", "description", "column", "importance", "people", "emails", "labels", "due"),
    *("starts", "minutes", "points", "closed_at", "made_at", "comment", "parent", "subtasks"),
    *("waits_for", "id"),
)
MANY = {"people", "emails", "labels", "comment", "subtasks", "waits_for", "description"}
_WORDS = {
    "title": r"title|summary|(task |card |issue )?name|task|content|subject|titel|titre|t[ií]tulo"
    r"|resumen|aufgabe|zusammenfassung",
    "description": r"(issue )?description( content)?|notes?|desc|details|beschreibung|notizen"
    r"|descripci[oó]n|descri[cç][aã]o",
    "column": r"status|state|column( name)?|section(/column)?|list( name)?|stage|estado|spalte"
    r"|statut",
    "importance": r"priority|importance|priorit[äy]t|prioridad|priorit[eé]|wichtigkeit",
    "people": r"assignee(s|\(s\))?|task assignee\(s\)|assigned( to)?|owner|responsible|members?"
    r"|zugewiesen|verantwortlich|persona asignada|bearbeiter",
    "emails": r"assignee e-?mail|e-?mail",
    "labels": r"labels?|tags?|etiquetas?|stichworte|schlagworte",
    "due": r"due( ?date| on| at)?|deadline|date|target date|f[äa]llig(keit|keitsdatum| am)?"
    r"|fecha de vencimiento",
    "starts": r"start(s|ed| ?date| on)?|begin|beginn|fecha de inicio",
    "minutes": r"(time )?estimate|original estimate|duration|effort|(estimate )?\(?minutes\)?"
    r"|aufwand|dauer",
    "points": r"(story )?points?|story point estimate|custom field \(story points\)",
    "closed_at": r"completed( at| time| on)?|closed( at)?|resolved|done( at)?|erledigt( am)?",
    "made_at": r"created?( at| time| date| on)?|date created|creada|erstellt( am)?",
    "comment": r"comments?|kommentare?|comentarios?",
    "parent": r"parent( task| id| key)?|parentid",
    "subtasks": r"sub-?tasks?|unteraufgaben",
    "waits_for": r"blocked by( \(dependencies\))?|depends on|dependencies|predecessors",
    "id": r"(task |issue |card )?(id|key)|issue key|nummer|taskid|clave de incidencia",
}
_HEADINGS = {field: re.compile(rf"^(?:{words})$", re.IGNORECASE) for field, words in _WORDS.items()}


def field_of(heading: str) -> str:
    """The field a heading means, or nothing."""
    name = " ".join(heading.replace("_", " ").split())
    return next((field for field, words in _HEADINGS.items() if words.match(name)), "")


def guess(header: list[str]) -> list[str]:
    """A field for each column; one of a kind takes the first column that fits."""
    taken: set[str] = set()
    mapping = []
    for heading in header:
        field = field_of(heading)
        if field in taken and field not in MANY:
            field = ""
        taken.add(field)
        mapping.append(field)
    return _with_title(header, mapping)


def _with_title(header: list[str], mapping: list[str]) -> list[str]:
    """Every table has a column that names its rows: the first that means nothing else."""
    if "title" not in mapping and header:
        free = [place for place, field in enumerate(mapping) if not field]
        mapping[free[0] if free else 0] = "title"
    return mapping
