"use strict";
(() => {
  const WORDS = {
    fr: {
      title: "Lire, relire et exporter des REAC et des RE", about: "Tout reste sur cette machine ; rien n’est conservé après la session.",
      drop: "Déposez ici des REAC et des RE (PDF ou texte), ou les décisions de leur relecture", choose: "Choisir des fichiers", ocr: "Lire par reconnaissance de caractères", waiting: "en attente…", reading: "lecture en cours…", sending: "envoi…",
      verdicts: { sure: "lecture sûre", a_relire: "à relire", douteux: "lecture douteuse" }, read: "lu", refused: "refusé", competences: ["compétence", "compétences"], findings: ["constat", "constats"], review: "Relire", decided: ["décision appliquée", "décisions appliquées"], forget: "Oublier", read_as: "Télécharger", lost: "le serveur ne répond plus", colon: " : ",
      zip: "Tout télécharger (ZIP)", more: "Télécharger un fichier", nothing: "Rien à signaler.", severities: { error: "erreur", warning: "à vérifier", info: "note" },
      search: "Chercher dans les documents", compare: "Comparer deux versions", older: "Ancienne", newer: "Nouvelle", difference: "Voir les différences", catalogue: "Catalogue de la session",
      columns: { name: "Fichier", titre: "Titre", code: "Code", millesime: "Millésime", niveau: "Niveau", verdict: "Lecture", findings: "Constats" },
      groups: { json: "Le document", grids: "Pour la formation", tables: "Tableur", data: "Autres outils" },
      names: {
        json: "JSON", "re.json": "JSON de l’évaluation", html: "Page HTML", md: "Markdown", xlsx: "Classeur (XLSX)", docx: "Traitement de texte (DOCX)", grille: "Grille d’évaluation (XLSX)", "grille-html": "Grille d’évaluation (page)", "grille-docx": "Grille d’évaluation (DOCX)",
        "grille-positionnement": "Grille de positionnement (XLSX)", "grille-positionnement-html": "Grille de positionnement (page)",
        moodle: "Référentiel Moodle (CSV)", case: "CASE 1.1", "case-1.0": "CASE 1.0", skos: "SKOS (JSON-LD)", turtle: "SKOS (Turtle)", sqlite: "Base de données (SQLite)", jsonl: "Extraits pour la recherche (JSONL)",
        synopsis: "synoptique", activites: "activités", competences: "compétences", criteres: "critères", savoirs: "savoirs", glossaire: "glossaire", codes: "codes", document: "document",
        modalites: "modalités", criteres_evaluation: "critères d’évaluation", transversales: "transversales", locaux: "locaux", ressources: "ressources", correspondances: "correspondances", glossaire_re: "glossaire de l’évaluation"
      }
    },
    en: {
      title: "Read, review and export REACs and REs", about: "Everything stays on this machine; nothing is kept after the session.",
      drop: "Drop REACs and REs here (PDF or text), or the decisions of their review", choose: "Choose files", ocr: "Read by character recognition", waiting: "waiting…", reading: "being read…", sending: "being sent…",
      verdicts: { sure: "sure", a_relire: "needs a look", douteux: "doubtful" }, read: "read", refused: "refused", competences: ["competence", "competences"], findings: ["finding", "findings"], review: "Review", decided: ["decision applied", "decisions applied"], forget: "Forget", read_as: "Download", lost: "the server does not answer any more", colon: ": ",
      zip: "Download all (ZIP)", more: "Download a file", nothing: "Nothing to report.", severities: { error: "error", warning: "to check", info: "note" },
      search: "Search the documents", compare: "Compare two versions", older: "Older", newer: "Newer", difference: "Show the differences", catalogue: "Catalogue of the session",
      columns: { name: "File", titre: "Title", code: "Code", millesime: "Millésime", niveau: "Level", verdict: "Reading", findings: "Findings" },
      groups: { json: "The document", grids: "For training", tables: "Spreadsheet", data: "Other tools" },
      names: {
        json: "JSON", "re.json": "JSON of the assessment", html: "HTML page", md: "Markdown", xlsx: "Workbook (XLSX)", docx: "Word processor (DOCX)", grille: "Assessment grid (XLSX)", "grille-html": "Assessment grid (page)", "grille-docx": "Assessment grid (DOCX)",
        "grille-positionnement": "Positioning grid (XLSX)", "grille-positionnement-html": "Positioning grid (page)",
        moodle: "Moodle framework (CSV)", case: "CASE 1.1", "case-1.0": "CASE 1.0", skos: "SKOS (JSON-LD)", turtle: "SKOS (Turtle)", sqlite: "Database (SQLite)", jsonl: "Passages for retrieval (JSONL)",
        synopsis: "synopsis", activites: "activities", competences: "competences", criteres: "criteria", savoirs: "knowledge", glossaire: "glossary", codes: "codes", document: "document",
        modalites: "tests", criteres_evaluation: "assessment criteria", transversales: "transversal competences", locaux: "rooms", ressources: "equipment", correspondances: "correspondences", glossaire_re: "glossary of the assessment"
      }
    }
  };
  const lang = (navigator.language || "fr").toLowerCase().startsWith("fr") ? "fr" : "en";
  const words = WORDS[lang];
  document.documentElement.lang = lang;
  for (const place of document.querySelectorAll("[data-word]")) place.textContent = words[place.dataset.word];
  document.title = words.title;
  document.getElementById("search").href = `/search?lang=${lang}`;
  const list = document.getElementById("documents"), drop = document.getElementById("drop"), files = document.getElementById("files");
  const say = (text) => { document.getElementById("state").textContent = text; };
  const el = (name, attributes = {}, text) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const ask = (path, options = {}) => fetch(path, { ...options, headers: { "X-Reac": "1" } });
  // A number with its noun: in French none and one are singular.
  const counted = (number, [one, many]) => `${number} ${(lang === "fr" ? number < 2 : number === 1) ? one : many}`;
  const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  const refuse = (item, name, state, reasons) => {
    state.textContent = words.refused;
    item.classList.add("refused");
    item.dataset.state = "refused";
    for (const reason of reasons) item.append(el("p", { class: "reason" }, reason[lang]));
    say(`${name}${words.colon}${words.refused}`);
  };
  const listed = (name) => {
    const item = el("li"), state = el("p", {}, words.sending);
    item.append(el("h2", {}, name), state);
    list.prepend(item);
    return { item, state };
  };
  // What a review decided goes to the document that it was made on.
  const decide = async (file) => {
    const { item, state } = listed(file.name);
    try {
      const sent = await ask("/decisions", { method: "POST", body: file });
      const answer = await sent.json();
      const read = sent.ok && document.getElementById(answer.id);
      if (!read) return refuse(item, file.name, state, answer.reasons || []);
      item.remove();
      read.dataset.decided = answer.decisions;
      read.querySelector(".decided").textContent = `${file.name}${words.colon}${counted(answer.decisions, words.decided)}`;
      say(read.querySelector(".decided").textContent);
    } catch { refuse(item, file.name, state, [{ fr: WORDS.fr.lost, en: WORDS.en.lost }]); }
  };
  // Until it was read, or refused.
  const follow = async (item, name, state, id) => {
    for (;;) {
      const now = await (await ask(`/documents/${id}`)).json();
      if (now.state === "read") return show(item, name, state, id, now);
      if (!now.state || now.state === "refused") {
        refuse(item, name, state, now.reasons || []);
        if (now.recognise) offer(item, name, state, id);
        return;
      }
      state.textContent = words[now.state];
      await pause(250);
    }
  };
  // A scan may be read from its pictures.
  const offer = (item, name, state, id) => {
    const button = el("button", { type: "button", class: "primary", "data-ocr": id }, words.ocr), acts = el("p", { class: "acts" });
    acts.append(button);
    item.append(acts);
    button.addEventListener("click", async () => {
      for (const old of item.querySelectorAll(".reason, .acts")) old.remove();
      item.classList.remove("refused");
      delete item.dataset.state;
      try {
        const sent = await ask(`/documents/${id}/ocr`, { method: "POST" });
        if (!sent.ok) return refuse(item, name, state, (await sent.json()).reasons || []);
        await follow(item, name, state, id);
      } catch { refuse(item, name, state, [{ fr: WORDS.fr.lost, en: WORDS.en.lost }]); }
    });
  };
  const send = async (file) => {
    // The name stays on this side.
    const { item, state } = listed(file.name);
    try {
      const sent = await ask("/documents", { method: "POST", body: file });
      const answer = await sent.json();
      if (!sent.ok) return refuse(item, file.name, state, answer.reasons);
      await follow(item, file.name, state, answer.id);
    } catch { refuse(item, file.name, state, [{ fr: WORDS.fr.lost, en: WORDS.en.lost }]); }
  };
  const GROUPS = { json: /^(json|re\.json|html|md|docx)$/, grids: /^(grille|moodle)/, tables: /^(xlsx$|csv\/|tsv\/)/ };
  const groupOf = (format) => Object.keys(GROUPS).find((group) => GROUPS[group].test(format)) || "data";
  const nameOf = (format) => {
    const [kind, table] = format.split("/");
    return table ? `${words.names[table] || table} (${kind.toUpperCase()})` : words.names[format] || format;
  };
  // The documents that were read, the newest first, as the list has them.
  const session = () => [...list.children].filter((item) => item.dataset.state === "read");
  const read = new Map();
  const survey = () => {
    const all = session().map((item) => ({ id: item.id, ...read.get(item.id) }));
    const known = document.getElementById("catalogue");
    known.hidden = all.length < 2;
    document.getElementById("compare").hidden = all.length < 2;
    known.querySelector("thead tr").replaceChildren(...Object.values(words.columns).map((title) => el("th", { scope: "col" }, title)));
    known.querySelector("tbody").replaceChildren(...all.map((one) => {
      const row = el("tr");
      for (const [key, title] of Object.entries(words.columns)) row.append(el("td", { "data-head": title }, `${one[key] ?? ""}`));
      return row;
    }));
    for (const [place, chosen] of [["older", 1], ["newer", 0]]) {
      const select = document.getElementById(place), before = select.value;
      select.replaceChildren(...all.map((one) => el("option", { value: one.id }, [one.code, one.millesime, one.name].filter((part) => part).join(" · "))));
      if (all.some((one) => one.id === before)) select.value = before; else select.selectedIndex = Math.min(chosen, all.length - 1);
    }
    compared();
  };
  const compared = () => {
    const [old, now] = ["older", "newer"].map((place) => document.getElementById(place).value);
    document.getElementById("difference").href = `/diff/${old}/${now}?lang=${lang}`;
  };
  for (const place of ["older", "newer"]) document.getElementById(place).addEventListener("change", compared);
  const findings = (found) => {
    const folded = el("details"), entries = el("ul", { class: "findings" });
    folded.append(el("summary", {}, counted(found.length, words.findings)), entries);
    for (const one of found) entries.append(el("li", {}, `${words.severities[one.severity]} ${one.code}${one.page ? `, p. ${one.page}` : ""}${words.colon}${one[lang]}`));
    return found.length ? folded : el("p", {}, words.nothing);
  };
  const show = (item, name, state, id, now) => {
    item.dataset.state = "read";
    item.id = id;
    state.textContent = `${now.code || ""} ${now.titre || ""} – ${counted(now.competences, words.competences)}`;
    if (now.verdict) {
      const badge = el("strong", { class: "badge", "data-verdict": now.verdict }, words.verdicts[now.verdict]);
      state.append(" ", badge);
    }
    const reviews = now.pages.map((page) => {
      const half = now.pages.length > 1 ? ` (${page.endsWith("-re") ? "RE" : "REAC"})` : "";
      return el("a", { class: "button primary", href: `/documents/${id}/${page}`, target: "_blank", rel: "noopener" }, words.review + half);
    });
    const zip = el("a", { class: "button", href: `/documents/${id}/all.zip?lang=${lang}`, download: "" }, words.zip);
    const forget = el("button", { type: "button", "aria-label": `${words.forget} ${name}` }, words.forget);
    const acts = el("p", { class: "acts" });
    acts.append(...reviews, zip, forget);
    const folded = el("details");
    folded.append(el("summary", {}, words.more));
    item.append(el("p", { class: "decided" }), acts, findings(now.findings), folded);
    for (const [group, title] of Object.entries(words.groups)) {
      const links = el("ul", { class: "links", "aria-label": `${words.read_as}, ${title}` });
      for (const format of ["json", ...now.formats].filter((format) => groupOf(format) === group)) {
        const place = el("li"), path = format.endsWith("json") && !format.includes("/") ? format : `export/${format}?lang=${lang}`;
        place.append(el("a", { href: `/documents/${id}/${path}`, download: "" }, nameOf(format)));
        links.append(place);
      }
      folded.append(el("h3", {}, title), links);
    }
    forget.addEventListener("click", async () => { await ask(`/documents/${id}`, { method: "DELETE" }); item.remove(); survey(); files.focus(); });
    read.set(id, { name, titre: now.titre, code: now.code, millesime: now.millesime, niveau: now.niveau, verdict: now.verdict && words.verdicts[now.verdict], findings: now.findings.length });
    survey();
    say(`${name}${words.colon}${words.read}`);
  };
  const all = (chosen) => { for (const file of chosen) file.name.toLowerCase().endsWith(".json") ? decide(file) : send(file); };
  files.addEventListener("change", () => { all(files.files); files.value = ""; });
  addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
  addEventListener("dragleave", () => drop.classList.remove("over"));
  addEventListener("drop", (event) => { event.preventDefault(); drop.classList.remove("over"); all(event.dataTransfer.files); });
})();
