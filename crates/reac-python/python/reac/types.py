"""The documents in the form ``reac/1`` and ``re/1``: made by ``cargo xtask schema``, not by hand."""

from __future__ import annotations

from typing import Literal, Optional, TypedDict, Union

__all__ = [
    "ActiviteId",
    "ActiviteType",
    "Bloc",
    "Choix",
    "Code",
    "CompetenceId",
    "CompetenceProfessionnelle",
    "CompetenceTransversale",
    "Complement",
    "Correction",
    "Correspondance",
    "CorrespondanceCcp",
    "CritereRe",
    "DecisionPrise",
    "DiagnosticRecord",
    "Document",
    "DocumentRe",
    "EmploiType",
    "EntreeGlossaire",
    "EntreeSommaire",
    "Epreuve",
    "Extraction",
    "Introduction",
    "Jury",
    "Liste",
    "ListeActivites",
    "Local",
    "Modalite",
    "NonLu",
    "Note",
    "Paragraphe",
    "PlateauTechnique",
    "Raison",
    "Re",
    "Reac",
    "References",
    "Ressource",
    "Source",
    "Titre",
    "TitreActivites",
    "TitreArrete",
    "TransversaleRe",
    "Verdict",
]

ActiviteId = str
"""Names an activity: ``AT`` (or ``CCS``, for an activity of extension) and the number of its fiche."""


class Paragraphe(TypedDict):
    """A paragraph."""
    type: Literal["paragraphe"]
    texte: str
    """Its text."""


class Liste(TypedDict):
    """A list, its bullets removed."""
    type: Literal["liste"]
    elements: list[str]
    """Its items."""

Bloc = Union[Paragraphe, Liste]
"""A piece of prose."""

Choix = Union[Literal["accepte"], Literal["change"], Literal["deplace"]]
"""What a review decided about a place."""

CompetenceId = str
"""Names a competence: its activity, ``/CP`` and the number of its fiche; ``CP3`` where no activity is known."""

Verdict = Union[Literal["sure"], Literal["a_relire"], Literal["douteux"]]
"""How far a reading may be relied on. The order is from the best to the worst."""


class ActiviteType(TypedDict):
    """A fiche activité type."""
    id: ActiviteId
    """``AT1``, or ``CCS1``."""
    numero: int
    """As its own fiche prints it."""
    intitule: str
    """Title."""
    definition: list[Bloc]
    """Définition, description de l'activité type et conditions d'exercice."""
    reglementation: list[str]
    """Réglementation d'activités."""
    competences: list[CompetenceId]
    """Its competences, in order."""
    competences_transversales: list[str]
    """Compétences transversales de l'activité type."""


class Code(TypedDict):
    """A code and its label."""
    code: str
    """``332t``, ``K1801``."""
    intitule: Optional[str]
    """Label as printed."""


class CompetenceProfessionnelle(TypedDict):
    """A fiche compétence professionnelle."""
    id: CompetenceId
    """``AT1/CP3``, ``CCS1/CP1``."""
    numero: int
    """As its own fiche prints it."""
    activite_type: Optional[ActiviteId]
    """Its activity; null where no place of the document names it."""
    intitule: str
    """Title."""
    description: list[Bloc]
    """Description de la compétence, processus de mise en œuvre."""
    contexte: list[Bloc]
    """Contexte(s) professionnel(s) de mise en œuvre."""
    criteres_performance: list[str]
    """Critères de performance."""
    savoir_faire_techniques: list[str]
    """First group of the fourfold heading since 2015, second before."""
    savoir_faire_organisationnels: list[str]
    """Planning, procedures, time."""
    savoir_faire_relationnels: list[str]
    """Attitudes and exchanges with people."""
    savoirs: list[str]
    """Knowledge."""


class CompetenceTransversale(TypedDict):
    """A transversal competence of the emploi type."""
    intitule: str
    """Title."""
    description: list[Bloc]
    """Description de la compétence."""
    criteres_performance: list[str]
    """Critères de performance."""


class Complement(TypedDict):
    """A complement to the table of modalités."""
    intitule: str
    """Its head, as printed."""
    contenu: list[Bloc]
    """What it says."""


class Correction(TypedDict):
    """One change made by the normaliser. Applied backwards, the text is verbatim again."""
    regle: str
    """Name of the rule."""
    avant: str
    """Text before."""
    apres: str
    """Text after."""
    pointeur: str
    """JSON Pointer to the string."""
    position: int
    """Where the change begins in the string after it, in Unicode characters."""
    page: Optional[int]
    """Page of the file, from 1."""
    indice: str
    """What speaks for it, in the report's language."""
    confiance: float
    """0 to 1."""


class Correspondance(TypedDict):
    """A table of correspondances: which old certificates count."""
    ancien: TitreArrete
    """The old titre."""
    nouveau: TitreArrete
    """The new titre."""
    ccp: list[CorrespondanceCcp]
    """Its rows."""


class CorrespondanceCcp(TypedDict):
    """Old certificates and the new ones that they count for; empty where there is no correspondance."""
    ancien: list[str]
    """Old ones."""
    nouveau: list[str]
    """New ones."""


class CritereRe(TypedDict):
    """A row of the matrix."""
    activite: Optional[str]
    """The activity whose rows these are; null where the matrix names none."""
    competence: str
    """The competence."""
    criteres: list[str]
    """Its criteria."""
    modalites: list[str]
    """Headings of the columns that are ticked, in reading order."""


class DecisionPrise(TypedDict):
    """One decision of a review, and the findings that it settled: these are no longer among the diagnostics."""
    choix: Choix
    """What was decided."""
    pointeur: Optional[str]
    """JSON Pointer of what it is about, before the review; null for the document."""
    avant: Optional[str]
    """The text that stood there, where it is about one."""
    apres: Optional[list[str]]
    """What stands there now, where that is another: none, one or several texts."""
    vers: Optional[str]
    """JSON Pointer of the list that an entry was moved to."""
    constats: list[DiagnosticRecord]
    """The findings that it settled, as they were."""


class DiagnosticRecord(TypedDict):
    """A diagnostic, rendered."""
    code: str
    """Stable code."""
    severite: str
    """``info``, ``warning`` or ``error``."""
    message: str
    """What is the matter."""
    page: Optional[int]
    """Page of the file, from 1."""
    page_imprimee: Optional[int]
    """Printed page."""
    pointeur: Optional[str]
    """JSON Pointer, where it concerns one place of the content."""
    indice: Optional[str]
    """What was seen."""


class Document(TypedDict):
    """The running footer."""
    type: Optional[str]
    """Type de document: ``REAC``."""
    sigle: Optional[str]
    """SIGLE, or Libellé réduit before 2014."""
    code_titre: Optional[str]
    """``TP-`` and five digits."""
    millesime: Optional[str]
    """Millésime, or Version before 2014; as printed."""
    date_validation: Optional[str]
    """ISO 8601."""
    date_mise_a_jour: Optional[str]
    """ISO 8601."""
    pages: Optional[int]
    """The N of "17/N"."""


class DocumentRe(TypedDict):
    """The running footer of a RE."""
    type: Optional[str]
    """Type de document as printed: ``RE``, ``REV2``, ``RC``, ``RCV2``."""
    sigle: Optional[str]
    """SIGLE."""
    code_titre: Optional[str]
    """``TP-`` and five digits."""
    millesime: Optional[str]
    """Millésime, or Version; as printed."""
    date_jo: Optional[str]
    """Date dernier JO, ISO 8601."""
    date_mise_a_jour: Optional[str]
    """Date de mise à jour, ISO 8601."""
    pages: Optional[int]
    """The N of "17/N"."""


class EmploiType(TypedDict):
    """The fiche emploi type."""
    intitule: Optional[str]
    """Title, as the fiche prints it."""
    definition: list[Bloc]
    """Définition de l'emploi type et des conditions d'exercice."""
    secteurs_activite: list[str]
    """Secteurs d'activité."""
    types_emplois: list[str]
    """Types d'emplois accessibles."""
    reglementation: list[str]
    """Réglementation d'activités."""
    equivalences: list[str]
    """Equivalences (or liens) avec d'autres certifications."""
    competences_transversales: list[str]
    """Compétences transversales de l'emploi."""
    niveau: Optional[str]
    """Niveau et/ou domaine d'activité."""
    conventions: list[str]
    """Conventions."""
    nsf: list[Code]
    """Nomenclature des spécialités de formation."""
    rome: list[Code]
    """Répertoire opérationnel des métiers et des emplois."""


class EntreeGlossaire(TypedDict):
    """An entry of a glossary."""
    terme: str
    """The term."""
    definition: list[Bloc]
    """Its definition."""


class EntreeSommaire(TypedDict):
    """A row of the table of contents."""
    intitule: str
    """As printed, without the leader."""
    page: Optional[int]
    """Printed page."""


class Epreuve(TypedDict):
    """The tests of the titre, of a CCP or of a CCS."""
    id: str
    """``TITRE``, ``CCP1``, ``CCS1``: numbered in print order."""
    intitule: Optional[str]
    """As its own page prints it; null for the titre."""
    introduction: list[Bloc]
    """What stands between its head and its first table."""
    modalites: list[Modalite]
    """Rows of the table of modalités."""
    duree_totale_minutes: Optional[int]
    """Durée totale de l'épreuve, minutes."""
    complements: list[Complement]
    """Informations complémentaires, précisions."""
    criteres: list[CritereRe]
    """Rows of the matrix of competences, criteria and modalités."""
    obligations_reglementaires: list[Bloc]
    """Obligations réglementaires."""
    transversales: list[TransversaleRe]
    """Transversal competences."""
    jury: Jury
    """Conditions de présence et d'intervention du jury."""
    surveillance: list[Bloc]
    """Conditions de surveillance et de confidentialité."""


class _Extraction(TypedDict):
    programme: str
    """Program and version, as ``reac 0.1.0``."""
    source: Source
    """The input."""
    generation: Optional[str]
    """Generation of the layout: ``2013``, ``2015``, ``2019`` (the year it began), or null where it stays open."""
    verdict: Verdict
    """How far the document as a whole may be relied on."""
    raisons: list[Raison]
    """What led to the verdict, the gravest first; empty where it is ``sure``."""
    corrections: list[Correction]
    """What the normaliser changed."""
    diagnostics: list[DiagnosticRecord]
    """What the program is not sure of, or found wrong."""
    non_lu: list[NonLu]
    """Lines that are neither in the content nor known furniture."""


class Extraction(_Extraction, total=False):
    """The report of one reading."""
    decisions: list[DecisionPrise]
    """What a review decided; left out where there was none."""


class Introduction(TypedDict):
    """The introduction."""
    evolution: list[Bloc]
    """Présentation de l'évolution du titre professionnel."""
    contexte_examen: list[Bloc]
    """Contexte de l'examen du titre professionnel."""
    liste_activites: ListeActivites
    """Liste (or tableau) des activités."""


class Jury(TypedDict):
    """The jury."""
    duree_minutes: Optional[int]
    """Durée totale de présence, minutes."""
    protocole: list[Bloc]
    """Protocole d'intervention."""
    composition: list[Bloc]
    """Conditions particulières de composition."""


class ListeActivites(TypedDict):
    """Old and new activities."""
    ancien: TitreActivites
    """Ancien TP."""
    nouveau: TitreActivites
    """Nouveau TP."""


class Local(TypedDict):
    """A room."""
    modalite: Optional[str]
    """Modalité d'évaluation that takes place there."""
    description: list[Bloc]
    """Désignation et description."""
    observations: list[Bloc]
    """Observations."""


class Modalite(TypedDict):
    """A way of judging, and what it judges."""
    intitule: str
    """"Entretien technique", "Questionnaire professionnel"."""
    competences: list[str]
    """Compétences évaluées, as worded here."""
    duree_minutes: Optional[int]
    """Durée, minutes."""
    detail: list[Bloc]
    """Détail de l'organisation de l'épreuve."""


class NonLu(TypedDict):
    """A line that nothing claimed."""
    page: int
    """Page of the file, from 1."""
    texte: str
    """The line, verbatim."""


class Note(TypedDict):
    """A footnote."""
    numero: int
    """Its number."""
    texte: str
    """Its text."""


class PlateauTechnique(TypedDict):
    """Plateau technique d'évaluation."""
    locaux: list[Local]
    """Rooms."""
    ressources: list[Ressource]
    """Equipment for one candidate."""


class Raison(TypedDict):
    """What led to a verdict: findings of one kind."""
    code: str
    """Code of the findings."""
    nombre: int
    """How many of them."""


class _Re(TypedDict):
    schema: str
    """Always ``re/1``."""
    document: DocumentRe
    """The running footer's values."""
    titre: Titre
    """The cover."""
    references: References
    """Références de la spécialité."""
    modalites_generales: list[Bloc]
    """Modalités d'évaluation du titre professionnel, or the synthesis of an RC."""
    epreuves: list[Epreuve]
    """The titre first, then each CCP, then each CCS."""
    plateau_technique: PlateauTechnique
    """Annexe 1."""
    correspondances: list[Correspondance]
    """Annexe 2: one entry a table."""
    glossaire: list[EntreeGlossaire]
    """Annexe 3."""


class Re(_Re, total=False):
    """A whole référentiel d'évaluation, before 2019 référentiel de certification."""
    extraction: Optional[Extraction]
    """How the document was read: never needed to get content."""


class _Reac(TypedDict):
    schema: str
    """Always ``reac/1``."""
    document: Document
    """The running footer's values."""
    titre: Titre
    """The cover."""
    sommaire: list[EntreeSommaire]
    """The table of contents."""
    introduction: Introduction
    """The introduction."""
    emploi_type: EmploiType
    """The fiche emploi type."""
    activites_types: list[ActiviteType]
    """The fiches activité type, those of a CCS included."""
    competences_professionnelles: list[CompetenceProfessionnelle]
    """The fiches compétence professionnelle, those of a CCS included."""
    competences_transversales: list[CompetenceTransversale]
    """The transversal competences of the emploi type."""
    glossaire_technique: list[EntreeGlossaire]
    """The technical glossary."""
    glossaire_reac: list[EntreeGlossaire]
    """The glossary of the REAC's own terms."""
    notes: list[Note]
    """Footnotes."""


class Reac(_Reac, total=False):
    """A whole référentiel emploi, activités, compétences."""
    extraction: Optional[Extraction]
    """How the document was read: never needed to get content."""


class References(TypedDict):
    """Références de la spécialité."""
    niveau: Optional[str]
    """Level, as printed."""
    nsf: list[Code]
    """Nomenclature des spécialités de formation."""
    rome: list[str]
    """Codes of the répertoire opérationnel des métiers et des emplois."""
    formacodes: list[str]
    """Five digits each."""
    date_arrete: Optional[str]
    """Date de l'arrêté, ISO 8601."""
    date_jo: Optional[str]
    """Date de parution au JO de l'arrêté, ISO 8601."""
    date_effet: Optional[str]
    """Date d'effet de l'arrêté, ISO 8601."""


class Ressource(TypedDict):
    """A piece of equipment."""
    designation: Optional[str]
    """"Postes de travail", "Équipements"."""
    nombre: Optional[str]
    """How many, as printed."""
    description: list[Bloc]
    """Description."""
    partage: Optional[str]
    """Nombre maximal de candidats pouvant partager la ressource, as printed."""
    observations: list[Bloc]
    """Observations."""


class Source(TypedDict):
    """The input of a reading."""
    format: str
    """``pdf`` or ``text``."""
    moteur: str
    """Which reader read it."""
    sha256: str
    """SHA-256 of the bytes, hexadecimal."""
    octets: int
    """Number of bytes."""
    pages_fichier: int
    """Pages of the file."""


class Titre(TypedDict):
    """The cover."""
    intitule: Optional[str]
    """Title of the titre professionnel."""
    niveau: Optional[str]
    """As printed: "Niveau III", "Niveau 5"."""
    niveau_europeen: Optional[int]
    """Level of the framework of 2019 (8 to 1)."""
    site: Optional[str]
    """Web address of the ministry."""


class TitreActivites(TypedDict):
    """The activities of one version of the titre."""
    intitule: Optional[str]
    """Title of that version."""
    activites: list[str]
    """Activities."""
    ccs: list[str]
    """Certificats complémentaires de spécialisation."""


class TitreArrete(TypedDict):
    """A titre of one arrêté."""
    intitule: Optional[str]
    """Its name."""
    arrete: Optional[str]
    """Date of the arrêté, ISO 8601."""


class TransversaleRe(TypedDict):
    """A transversal competence, and where it is judged."""
    intitule: str
    """Its title."""
    criteres: list[str]
    """Its criteria."""
    competences: list[str]
    """Compétences professionnelles concernées."""
