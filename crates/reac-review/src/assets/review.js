(() => {
  const lang = (navigator.language || "fr").toLowerCase().startsWith("fr") ? "fr" : "en";
  const words = WORDS[lang];
  document.documentElement.lang = lang;
  const data = JSON.parse(document.getElementById("data").textContent);
  const content = data.document, places = data.lieux;
  const decisions = new Map(), fields = new Map();
  // Findings that were accepted as such: of a fiche, a page, the document.
  const accepted = new Map();
  const keyOf = (found) => JSON.stringify([found.code, found.page ?? null, found.pointeur ?? null]);
  // The lists of a fiche between which entries may move, in the order of the document.
  const GROUPS = ["savoir_faire_techniques", "savoir_faire_organisationnels", "savoir_faire_relationnels", "savoirs"];
  let current = null, finding = null, dirty = false;
  const el = (name, attributes = {}, text) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const at = (id) => document.getElementById(id);
  // A number with its noun: in French none and one are singular.
  const counted = (number, [one, many]) => `${number} ${(lang === "fr" ? number < 2 : number === 1) ? one : many}`;

  if (data.verdict) {
    const badge = at("verdict");
    badge.textContent = words.verdicts[data.verdict];
    badge.dataset.verdict = data.verdict;
    badge.hidden = false;
  }

  // What the program itself doubts, and what it changed and is sure of, by place.
  const doubts = [], sure = [];
  for (const found of data.constats) doubts.push({ pointer: found.pointeur, page: found.page, text: `${found.code} ${found[lang]}`, variante: found.variante, found: { code: found.code, page: found.page, pointeur: found.pointeur } });
  for (const made of data.corrections) {
    const isSure = made.confiance >= 1;
    const text = `${made.avant} → ${made.apres}`;
    (isSure ? sure : doubts).push({ pointer: made.pointeur, page: made.page, text: isSure ? text : `${words.corrected}${words.colon}${text}`, isSure, made });
  }
  for (const [pointer, origin] of Object.entries(places))
    if (origin.confiance < 0.8) doubts.push({ pointer, page: origin.page, text: `${words.unsure} (${Math.round(origin.confiance * 100)} %)` });
  const why = new Map();
  for (const doubt of [...doubts, ...sure]) if (doubt.pointer) why.set(doubt.pointer, [...(why.get(doubt.pointer) || []), doubt]);
  const isDoubtful = (pointer) => (why.get(pointer) || []).some((doubt) => !doubt.isSure);

  // The fields: every text of the content, under headings.
  const fixed = (pointer, key) => key === "code" || key === "schema" || (pointer.startsWith("/activites_types/") && pointer.includes("/competences/")) ||
    (["id", "activite_type", "type"].includes(key) && !pointer.startsWith("/document/"));
  const section = (parts) => {
    const [top, index] = parts;
    const entry = Array.isArray(content[top]) ? content[top][index] : null;
    if (top === "epreuves") return `${words.tests}${words.colon}${entry.id === "TITRE" ? words.keys.titre : entry.id}`;
    if (top === "competences_professionnelles") return `${words.competence} ${entry.id}`;
    if (top === "activites_types") return `${words.activity} ${entry.id}`;
    if (top === "competences_transversales") return `${words.transversal} ${+index + 1}`;
    return words.keys[top] || top;
  };
  const name = (parts) => {
    const named = parts.slice(1).map((part) => words.keys[part]).filter((part) => part);
    return (named.length > 1 && ["texte"].includes(parts.at(-1)) ? named.slice(0, -1) : named).join(", ");
  };
  let lastSection = "", lastGroup = "";
  // A group is there even where it is empty: entries may move into it.
  const groups = new Map();
  const groupOf = (pointer) => groups.get(pointer.slice(0, pointer.lastIndexOf("/")));
  const openGroup = (parts) => {
    const pointer = "/" + parts.join("/");
    const made = el("div", { class: "group", "data-list": pointer });
    made.append(el("h3", {}, name(parts)));
    at("fields").append(made);
    groups.set(pointer, made);
    lastGroup = "";
  };
  // The tables that a référentiel d'évaluation prints: by the list of their rows, what stands in each column.
  const TABLES = {
    modalites: [["intitule"], ["competences"], ["detail"]],
    criteres: [["activite", "competence"], ["criteres"], ["modalites"]],
    transversales: [["intitule"], ["criteres"], ["competences"]],
    locaux: [["modalite"], ["description"], ["observations"]],
    ressources: [["designation"], ["nombre"], ["description"], ["partage"], ["observations"]],
    ccp: [["ancien"], ["nouveau"]],
  };
  // The cell of a row, by the place of what it holds.
  const cells = new Map();
  const cellOf = (parts) => {
    for (let end = parts.length; end > 2; end -= 1) {
      const cell = cells.get("/" + parts.slice(0, end).join("/"));
      if (cell) return cell;
    }
    return null;
  };
  const headed = (parts) => {
    const title = section(parts), group = name(parts);
    if (title !== lastSection) { at("fields").append(el("h2", {}, title)); lastSection = title; lastGroup = ""; }
    if (group !== lastGroup) { at("fields").append(el("h3", {}, group)); lastGroup = group; }
  };
  const openTable = (rows, parts) => {
    const columns = TABLES[parts.at(-1)];
    headed(parts);
    const table = el("table", { class: "stack", "aria-label": `${section(parts)}, ${name(parts)}` }), head = el("tr"), body = el("tbody");
    const named = (column) => words.keys[column.at(-1)];
    for (const column of columns) head.append(el("th", { scope: "col" }, named(column)));
    rows.forEach((row, index) => {
      const line = el("tr");
      for (const column of columns) {
        const cell = el("td", { "data-head": named(column) });
        for (const key of column) cells.set("/" + [...parts, index, key].join("/"), cell);
        line.append(cell);
      }
      if (row.duree_minutes) line.firstChild.append(el("p", { class: "note" }, `${row.duree_minutes} min`));
      body.append(line);
    });
    const top = el("thead");
    top.append(head);
    table.append(top, body);
    at("fields").append(table);
  };
  const isTable = (value, parts) => data.moitie === "re" && parts.at(-1) in TABLES && value.some((row) => typeof row === "object");
  const build = (value, parts) => {
    if (Array.isArray(value) && isTable(value, parts)) openTable(value, parts);
    if (Array.isArray(value) && parts[0] === "competences_professionnelles" && GROUPS.includes(parts.at(-1))) openGroup(parts);
    if (typeof value === "string") return add("/" + parts.join("/"), value, parts);
    if (value && typeof value === "object") for (const [key, inner] of Object.entries(value)) build(inner, [...parts, key]);
  };
  const add = (pointer, value, parts) => {
    if (fixed(pointer, parts.at(-1))) return;
    const title = section(parts), group = name(parts);
    const holder = groupOf(pointer) || cellOf(parts) || at("fields");
    if (holder === at("fields")) headed(parts);
    const box = el("div", { class: "field", "data-pointer": pointer });
    const shown = el("button", { type: "button", class: "value", "aria-label": `${title}, ${group}${words.colon}${value}` }, value);
    box.append(shown);
    for (const doubt of why.get(pointer) || [])
      box.append(doubt.isSure ? el("p", { class: "made" }, `${words.corrected}${words.colon}${doubt.text}`) : el("p", { class: "why" }, doubt.text));
    box.classList.toggle("doubt", isDoubtful(pointer));
    if (groupOf(pointer)) box.append(el("span", { class: "grip", draggable: "true", title: words.grip, "aria-hidden": "true" }, "⠿"));
    const isItem = /^\d+$/.test(parts.at(-1));
    fields.set(pointer, { box, shown, value, isItem, label: `${title}, ${group}`, title });
    holder.append(box);
  };
  for (const [key, value] of Object.entries(content)) if (key !== "schema") build(value, [key]);
  // Where a finding concerns a whole part, its first text stands for it.
  const nearest = (pointer) => {
    if (!pointer) return null;
    if (fields.has(pointer)) return pointer;
    for (const known of fields.keys()) if (known.startsWith(pointer + "/")) return known;
    const cut = pointer.lastIndexOf("/");
    return cut > 0 ? nearest(pointer.slice(0, cut)) : null;
  };

  // The boxes on the pages.
  const boxes = new Map();
  for (const [pointer, origin] of Object.entries(places)) {
    if (!fields.has(pointer)) continue;
    const own = [];
    for (const place of origin.boites) {
      const page = at(`page-${place.page}`);
      if (!page) continue;
      const width = +page.dataset.width, height = +page.dataset.height;
      const box = el("div", { class: "box", "data-pointer": pointer });
      box.style.left = `${100 * place.gauche / width}%`;
      box.style.top = `${100 * place.haut / height}%`;
      box.style.width = `${100 * (place.droite - place.gauche) / width}%`;
      box.style.height = `${100 * (place.bas - place.haut) / height}%`;
      box.classList.toggle("doubt", isDoubtful(pointer));
      page.querySelector(".boxes").append(box);
      own.push(box);
    }
    boxes.set(pointer, own);
  }

  const light = (pointer, on) => {
    const field = fields.get(pointer);
    if (field) field.box.classList.toggle("on", on);
    for (const box of boxes.get(pointer) || []) box.classList.toggle("on", on);
  };
  // What a finding without a text of its own is about: the entries of the four groups, or all below its place.
  const within = (found) => {
    const below = [...fields.keys()].filter((known) => known.startsWith(`${found.pointeur}/`));
    const grouped = found.code === "R0302" ? below.filter((known) => groupOf(known)) : [];
    return grouped.length ? grouped : below;
  };
  const highlight = (item, on) => {
    const found = item?.dataset.found && JSON.parse(item.dataset.found);
    if (found?.pointeur) for (const pointer of within(found)) if (pointer !== current) light(pointer, on);
    item?.classList.toggle("on", on);
  };
  const hold = (item) => { highlight(finding, false); finding = item; highlight(item, true); };
  const select = (pointer, focus) => {
    if (current && current !== pointer) { light(current, false); actions(current, false); }
    current = pointer;
    light(pointer, true);
    actions(pointer, true);
    const field = fields.get(pointer);
    (boxes.get(pointer) || [])[0]?.scrollIntoView({ block: "center" });
    field.box.scrollIntoView({ block: "nearest" });
    if (focus) field.shown.focus({ preventScroll: true });
  };
  const actions = (pointer, on) => {
    const { box } = fields.get(pointer);
    box.querySelector(".acts")?.remove();
    if (!on || box.querySelector("textarea")) return;
    const acts = el("div", { class: "acts" });
    const button = (act, text) => { const made = el("button", { type: "button", "data-act": act }, text); acts.append(made); };
    button("accept", words.accept);
    button("edit", words.edit);
    if (above(pointer)) button("join", words.join);
    if (groupOf(pointer)) for (const [act, by] of [["up", -1], ["down", 1]]) if (target(pointer, by)) button(act, words[act]);
    if (decisions.has(pointer)) button("undo", words.undo);
    box.append(acts);
  };

  const split = (pointer) => { const cut = pointer.lastIndexOf("/"); return [pointer.slice(0, cut), +pointer.slice(cut + 1)]; };
  // The entry above in the same list that is still there.
  const above = (pointer) => {
    if (!fields.get(pointer).isItem) return null;
    const [list, index] = split(pointer);
    for (let before = index - 1; before >= 0; before -= 1) {
      const decision = decisions.get(`${list}/${before}`);
      if (fields.has(`${list}/${before}`) && !decision?.vers && decision?.apres?.length !== 0) return `${list}/${before}`;
    }
    return null;
  };
  const textOf = (pointer) => decisions.get(pointer)?.apres?.at(-1) ?? fields.get(pointer).value;
  const join = (pointer) => {
    const over = above(pointer);
    if (!over || decisions.get(pointer)?.vers) return;
    const before = decisions.get(over)?.apres ?? [fields.get(over).value];
    const text = textOf(pointer);
    decide(pointer, []);
    decide(over, [...before.slice(0, -1), `${before.at(-1)} ${text}`]);
    select(over, true);
  };
  // The list that an entry is in now, and the one before or after it.
  const listOf = (pointer) => decisions.get(pointer)?.vers ?? split(pointer)[0];
  const target = (pointer, by) => {
    if (!groupOf(pointer)) return null;
    const cut = listOf(pointer).lastIndexOf("/");
    const to = GROUPS[GROUPS.indexOf(listOf(pointer).slice(cut + 1)) + by];
    return to ? `${listOf(pointer).slice(0, cut)}/${to}` : null;
  };
  const moveTo = (pointer, to) => {
    if (!to || decisions.get(pointer)?.apres) return;
    if (to === split(pointer)[0]) decisions.delete(pointer);
    else decisions.set(pointer, { pointeur: pointer, avant: fields.get(pointer).value, vers: to });
    dirty = true;
    place(to);
    show();
    select(pointer, true);
  };
  const move = (pointer, by) => moveTo(pointer, target(pointer, by));
  // Entries keep the order of the document, wherever they are.
  const place = (list) => {
    const fiche = list.slice(0, list.lastIndexOf("/") + 1);
    for (const [pointer, field] of fields)
      if (pointer.startsWith(fiche) && groupOf(pointer)) groups.get(listOf(pointer)).append(field.box);
  };

  const show = () => {
    for (const [pointer, field] of fields) {
      const decision = decisions.get(pointer);
      field.box.classList.toggle("accepted", !!decision && !decision.apres && !decision.vers);
      field.box.classList.toggle("changed", !!(decision?.apres || decision?.vers));
      field.box.classList.toggle("gone", decision?.apres?.length === 0);
      const text = decision?.apres?.length ? decision.apres.join("\n\n") : field.value;
      if (field.shown.textContent !== text) field.shown.textContent = text;
      const state = !decision ? "" : ` (${decision.vers ? words.moved : !decision.apres ? words.accepted : decision.apres.length ? words.changed : words.gone})`;
      const label = `${field.label}${words.colon}${text}${state}`;
      if (field.shown.getAttribute("aria-label") !== label) field.shown.setAttribute("aria-label", label);
    }
    let left = 0;
    for (const item of document.querySelectorAll("#doubts li")) {
      const done = isDone(item);
      item.classList.toggle("done", done);
      if (!done && !item.closest("details")) left += 1;
    }
    at("progress").value = at("progress").max - left;
    at("state").textContent = `${counted(decisions.size + accepted.size, words.decided)}, ${left} ${words.left}`;
  };
  // Settled where its text was decided on, or where it was accepted itself.
  const isDone = (item) => {
    const found = item.dataset.found && JSON.parse(item.dataset.found);
    return (!!found && accepted.has(keyOf(found))) || (!!item.dataset.own && decisions.has(item.dataset.pointer));
  };
  const acceptFinding = (item) => {
    const found = JSON.parse(item.dataset.found), key = keyOf(found);
    if (accepted.has(key)) accepted.delete(key);
    else accepted.set(key, Object.fromEntries(Object.entries(found).filter(([, value]) => value !== null && value !== undefined)));
    dirty = true;
    show();
  };
  // What the keys are for: the finding that was gone to, or else the text.
  const accept = () => {
    if (finding?.dataset.found && !finding.dataset.own) acceptFinding(finding);
    else if (current) decide(current);
  };
  const decide = (pointer, apres) => {
    const decision = { pointeur: pointer, avant: fields.get(pointer).value };
    if (apres) decision.apres = apres;
    decisions.set(pointer, decision);
    dirty = true;
    show();
    actions(pointer, pointer === current);
  };
  // The entries of the four groups of a fiche, divided as they might be too.
  const regroup = (item) => {
    const { pointeur: fiche } = JSON.parse(item.dataset.found);
    const entries = [...fields.keys()].filter((pointer) => pointer.startsWith(`${fiche}/`) && groupOf(pointer));
    const to = item.dataset.variante.match(/\d+/g).flatMap((count, index) => Array(+count).fill(`${fiche}/${GROUPS[index]}`));
    if (to.length !== entries.length) return;
    entries.forEach((pointer, index) => {
      if (decisions.get(pointer)?.apres) return;
      if (to[index] === split(pointer)[0]) decisions.delete(pointer);
      else decisions.set(pointer, { pointeur: pointer, avant: fields.get(pointer).value, vers: to[index] });
    });
    place(`${fiche}/`);
    if (!accepted.has(keyOf(JSON.parse(item.dataset.found)))) acceptFinding(item);
    dirty = true;
    show();
    hold(item);
  };
  // Where a correction stands in a text: at its place, or else where its words are.
  const found = (text, made) => {
    const before = [...text].slice(0, made.position).join("").length;
    if (text.startsWith(made.apres, before)) return before;
    return made.apres ? text.indexOf(made.apres) : -1;
  };
  const takeBack = (all) => {
    // From the last to the first, so that places before stay where they are.
    for (const made of [...all].sort((one, other) => other.position - one.position)) {
      const own = decisions.get(made.pointeur);
      // What was parted, taken out or moved is the reader's own.
      if (!fields.has(made.pointeur) || own?.vers || (own?.apres && own.apres.length !== 1)) continue;
      const text = textOf(made.pointeur), at = found(text, made);
      if (at >= 0) decide(made.pointeur, [text.slice(0, at) + made.avant + text.slice(at + made.apres.length)]);
    }
  };
  // The word that a correction stands in, as it is read now.
  const wordOf = (made) => {
    const text = fields.get(made.pointeur)?.value, at = text === undefined ? -1 : found(text, made);
    if (at < 0) return made.apres;
    const from = text.lastIndexOf(" ", at - 1) + 1, to = text.indexOf(" ", at + Math.max(made.apres.trimEnd().length, 1));
    return text.slice(from, to < 0 ? undefined : to);
  };
  const edit = (pointer) => {
    const field = fields.get(pointer);
    if (field.box.querySelector("textarea")) return;
    field.box.querySelector(".acts")?.remove();
    const form = el("div", { class: "edit" });
    const hint = field.isItem ? el("p", { class: "hint", id: "hint" }, words.hint) : null;
    const area = el("textarea", { "aria-label": field.label, ...(hint ? { "aria-describedby": "hint" } : {}) });
    area.value = field.shown.textContent;
    const fault = el("p", { class: "why", role: "alert" });
    const keep = el("button", { type: "button", "data-act": "keep" }, words.keep);
    const cancel = el("button", { type: "button", "data-act": "cancel" }, words.cancel);
    form.append(area, ...(hint ? [hint] : []), fault, keep, " ", cancel);
    field.box.append(form);
    form.scrollIntoView({ block: "center" });
    area.focus({ preventScroll: true });
  };
  const close = (pointer) => { fields.get(pointer).box.querySelector(".edit")?.remove(); actions(pointer, true); fields.get(pointer).shown.focus(); };
  const keep = (pointer) => {
    const field = fields.get(pointer), form = field.box.querySelector(".edit");
    if (!form) return;
    const texts = form.querySelector("textarea").value.split(/\n\s*\n/).map((text) => text.replace(/\s+/g, " ").trim()).filter((text) => text);
    if (!field.isItem && texts.length !== 1) { form.querySelector(".why").textContent = words.empty; return; }
    if (texts.length === 1 && texts[0] === field.value) decide(pointer); else decide(pointer, texts);
    close(pointer);
  };
  const act = (name, pointer) => {
    if (name === "accept") decide(pointer);
    if (name === "edit") edit(pointer);
    if (name === "undo") { decisions.delete(pointer); if (groupOf(pointer)) place(split(pointer)[0]); show(); actions(pointer, true); }
    if (name === "join") join(pointer);
    if (name === "up") move(pointer, -1);
    if (name === "down") move(pointer, 1);
    if (name === "keep") keep(pointer);
    if (name === "cancel") close(pointer);
  };

  // Decisions out and in.
  const patch = () => ({ schema: data.schema, sha256: data.sha256, ...(data.moitie === "reac" ? {} : { moitie: data.moitie }), decisions: [...decisions.values()], ...(accepted.size ? { constats: [...accepted.values()] } : {}) });
  const save = () => {
    const link = el("a", { download: `${content.document.code_titre || "reac"}${data.moitie === "reac" ? "" : `.${data.moitie}`}.patch.json` });
    link.href = URL.createObjectURL(new Blob([JSON.stringify(patch(), null, 2) + "\n"], { type: "application/json" }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    dirty = false;
    at("state").textContent = words.saved;
  };
  const load = async (file) => {
    const state = at("state");
    let found;
    try { found = JSON.parse(await file.text()); } catch { found = {}; }
    if (found.schema !== data.schema || found.sha256 !== data.sha256 || (found.moitie || "reac") !== data.moitie) { state.textContent = words.foreign; return; }
    const stale = found.decisions.find((decision) => fields.get(decision.pointeur)?.value !== decision.avant);
    if (stale) { state.textContent = words.stale + stale.pointeur; return; }
    for (const decision of found.decisions) decisions.set(decision.pointeur, decision);
    for (const constat of found.constats || []) accepted.set(keyOf(constat), constat);
    for (const decision of found.decisions) if (decision.vers) place(decision.vers);
    show();
  };

  // The lists and the tools.
  for (const [column, title] of [["pages", words.pages], ["right", words.fields]]) at(column).querySelector(".head").textContent = title;
  at("progress").setAttribute("aria-label", words.progress);
  at("progress").max = Math.max(doubts.length, 1);
  at("pages").setAttribute("aria-label", words.pages);
  at("right").setAttribute("aria-label", words.fields);
  at("doubts").setAttribute("aria-label", words.doubts);
  for (const page of document.querySelectorAll(".page")) {
    const label = `${words.page} ${page.dataset.page}`;
    page.querySelector("figcaption").textContent = label;
    page.querySelector("img")?.setAttribute("alt", label);
  }
  const listed = (found, name) => {
    const list = el("ol", { tabindex: "0", "aria-label": name });
    for (const doubt of found) {
      const first = doubt.found?.pointeur && !fields.has(doubt.pointer) ? within(doubt.found)[0] : null;
      const pointer = first || nearest(doubt.pointer);
      const own = doubt.pointer && fields.has(doubt.pointer) ? { "data-own": "1" } : {};
      const told = doubt.found ? { "data-found": JSON.stringify(doubt.found) } : {};
      const item = el("li", { ...(pointer ? { "data-pointer": pointer } : {}), ...own, ...told, "data-page": doubt.page || "" });
      item.append(el("button", { type: "button" }, doubt.page ? `${words.page} ${doubt.page} – ${doubt.text}` : doubt.text));
      const more = (text, run) => {
        const button = el("button", { type: "button", class: "other" }, text);
        button.addEventListener("click", (event) => { event.stopPropagation(); run(); });
        item.append(button);
      };
      if (doubt.variante) { item.dataset.variante = doubt.variante; more(words.other, () => regroup(item)); }
      if (doubt.made) { item.firstChild.append(" (", el("b", {}, wordOf(doubt.made)), ")"); more(words.back, () => takeBack([doubt.made])); }
      list.append(item);
    }
    return list;
  };
  at("doubts").append(el("h2", {}, `${words.doubts} (${doubts.length})`));
  at("doubts").append(doubts.length ? listed(doubts, words.doubts) : el("p", {}, words.none));
  if (sure.length) {
    const more = el("details");
    more.append(el("summary", {}, `${words.sure} (${sure.length})`));
    for (const rule of new Set(sure.map((doubt) => doubt.made.regle))) {
      const own = sure.filter((doubt) => doubt.made.regle === rule), group = el("details");
      const back = el("button", { type: "button", class: "other" }, words.all_back);
      back.addEventListener("click", () => takeBack(own.map((doubt) => doubt.made)));
      group.append(el("summary", {}, `${rule} (${own.length})`), back, listed(own, rule));
      more.append(group);
    }
    at("doubts").append(more);
  }
  const jump = (item, focus) => {
    hold(item);
    if (item.dataset.pointer) select(item.dataset.pointer, focus);
    else if (item.dataset.page) at(`page-${item.dataset.page}`)?.scrollIntoView();
  };
  let doubt = -1;
  const shownItems = () => [...document.querySelectorAll("#doubts li")].filter((item) => item.checkVisibility());
  const step = (by) => {
    const items = shownItems();
    if (!items.length) return;
    doubt = (doubt + by + items.length) % items.length;
    items[doubt].scrollIntoView({ block: "nearest" });
    jump(items[doubt], true);
    // What has no text of its own keeps the reader in the list.
    if (!items[doubt].dataset.pointer) items[doubt].firstChild.focus();
  };
  const outline = el("details"), parts = el("ul");
  outline.append(el("summary", {}, words.outline), parts);
  for (const head of document.querySelectorAll("#fields h2")) {
    const entry = el("li"), button = el("button", { type: "button" }, head.textContent);
    button.addEventListener("click", () => head.scrollIntoView());
    entry.append(button);
    parts.append(entry);
  }
  at("outline").setAttribute("aria-label", words.outline);
  at("outline").append(outline);
  const tools = at("tools");
  tools.setAttribute("aria-label", words.doubts);
  for (const [text, run] of [[words.previous, () => step(-1)], [words.next, () => step(1)], [words.save, save]]) {
    const button = el("button", { type: "button", ...(run === save ? { class: "primary" } : {}) }, text);
    button.addEventListener("click", run);
    tools.append(button, " ");
  }
  const field = (attributes, text, name) => {
    const label = el("label", { class: name });
    const input = el("input", attributes);
    label.append(input, text);
    tools.append(label, " ");
    return input;
  };
  const file = field({ type: "file", accept: ".json", id: "load", class: "hidden" }, words.load, "button");
  file.addEventListener("change", () => { if (file.files[0]) load(file.files[0]); file.value = ""; });
  const keys = field({ type: "checkbox", id: "keys", checked: "" }, ` ${words.shortcuts}`, "");

  // Pointing and choosing.
  document.addEventListener("pointerover", (event) => {
    const pointer = event.target.closest?.("[data-pointer]")?.dataset.pointer;
    if (fields.has(pointer)) light(pointer, true);
  });
  document.addEventListener("pointerout", (event) => {
    const pointer = event.target.closest?.("[data-pointer]")?.dataset.pointer;
    if (fields.has(pointer) && pointer !== current) light(pointer, false);
  });
  document.addEventListener("click", (event) => {
    const holder = event.target.closest("[data-pointer],li[data-page]");
    if (!holder) return;
    const name = event.target.closest("[data-act]")?.dataset.act;
    if (name) return act(name, holder.dataset.pointer);
    if (holder.matches("#doubts li")) { doubt = shownItems().indexOf(holder); return jump(holder, true); }
    if (fields.has(holder.dataset.pointer) && !event.target.closest(".edit")) hold(null);
    if (fields.has(holder.dataset.pointer) && !event.target.closest(".edit")) select(holder.dataset.pointer, holder.matches(".box"));
  });
  // Entries of the four groups, taken by their grip: into another group of the same fiche.
  const ficheOf = (pointer) => pointer.split("/").slice(0, 3).join("/");
  let dragged = null;
  const over = (event) => {
    const group = dragged && event.target.closest?.(".group");
    const fits = group && ficheOf(group.dataset.list) === ficheOf(dragged) ? group : null;
    for (const one of document.querySelectorAll(".group.over")) if (one !== fits) one.classList.remove("over");
    fits?.classList.add("over");
    if (fits) event.preventDefault();
    return fits;
  };
  document.addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.(".grip")?.closest(".field").dataset.pointer || null;
    if (dragged) { event.dataTransfer.setData("text/plain", fields.get(dragged).value); event.dataTransfer.effectAllowed = "move"; }
  });
  document.addEventListener("dragover", over);
  document.addEventListener("drop", (event) => { const group = over(event); if (group) moveTo(dragged, group.dataset.list); });
  document.addEventListener("dragend", () => { dragged = null; for (const one of document.querySelectorAll(".group.over")) one.classList.remove("over"); });
  document.addEventListener("focusin", (event) => {
    const pointer = event.target.closest?.(".field")?.dataset.pointer;
    if (pointer && pointer !== current) { hold(null); select(pointer, false); }
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.matches("textarea,input:not([type=checkbox])")) {
      const pointer = event.target.closest(".field")?.dataset.pointer;
      if (pointer && event.key === "Escape") close(pointer);
      if (pointer && event.key === "Enter" && (event.ctrlKey || event.metaKey)) keep(pointer);
      return;
    }
    if (!keys.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    const run = { n: () => step(1), p: () => step(-1), s: save, a: accept, e: () => current && edit(current), j: () => current && join(current), u: () => current && move(current, -1), d: () => current && move(current, 1), r: () => finding?.dataset.variante && regroup(finding) }[event.key];
    if (run) { event.preventDefault(); run(); }
  });
  addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
  show();
  document.documentElement.dataset.ready = "1";
})();
