#!/usr/bin/env bash
# Orama (search in the browser, npm) with the language set to French folds the ligature œ to the one letter o.
# So "cœur" is indexed as "cour" and "œuvre" as "ouvre": a search for one finds the other, and a search for "coeur",
# which is what a French keyboard without œ gives, finds nothing. Letters written with combining accents (NFD, as macOS
# names and many PDFs have them) are cut at the accent.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts @orama/orama@3.1.18
cat >finding.mjs <<'JS'
import { readFileSync } from "node:fs";
import { create, insert, search } from "@orama/orama";
const version = JSON.parse(readFileSync("node_modules/@orama/orama/package.json", "utf8")).version;
const base = create({ schema: { texte: "string" }, language: "french" });
for (const texte of ["Le cœur de la lampe", "La cour du phare", "De\u0301mâter la balise"]) insert(base, { texte });
const hits = (term) => search(base, { term }).hits.map((hit) => hit.document.texte).sort();
const expected = { coeur: ["Le cœur de la lampe"], cour: ["La cour du phare"], démâter: ["De\u0301mâter la balise"] };
const stated = { coeur: [], cour: ["La cour du phare", "Le cœur de la lampe"], démâter: [] };
const seen = Object.fromEntries(Object.keys(expected).map((term) => [term, hits(term)]));
console.log(`@orama/orama ${version}, language french`);
console.log("expected", JSON.stringify(expected));
console.log("seen    ", JSON.stringify(seen));
process.exit(JSON.stringify(seen) === JSON.stringify(stated) ? 0 : 1);
JS
node finding.mjs
