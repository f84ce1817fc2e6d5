import assert from "node:assert/strict";
import { test } from "node:test";
import { change, filters, isNarrowed, isWordless, parse, sameList, write } from "../../main/webapp/js/route.js";

test("a link says all there is to the page", () => {
  const route = parse("?label=dog&label=snow&any-label=cat&not-label=blue&q=old+town&type=video&status=failed&folder=clips/&sort=size&view=clips/dog.mp4");
  assert.deepEqual(route.all, ["dog", "snow"]);
  assert.deepEqual(route.not, ["blue"]);
  assert.equal(route.status, "FAILED");
  assert.equal(route.view, "clips/dog.mp4");
  assert.deepEqual(parse(write(route)), route);
});

test("names with any character survive a link", () => {
  for (const view of ["a b+c.jpg", "100%25.jpg", "?&=#.jpg", "ünï/🐕.jpg", "a\tb.jpg", "\u202Egpj.exe", "//", " "]) {
    assert.equal(parse(write(change(parse(""), { view }))).view, view);
  }
});

test("nonsense in a link is left out", () => {
  assert.deepEqual(parse("?type=cake&status=green&sort=sideways&page=9&label=&label=+&x=y"), parse(""));
});

test("a label counts once however it is written", () => {
  assert.deepEqual(parse("?label=Dog&label=dog&label=DOG").all, ["Dog"]);
});

test("the API is asked with its own words", () => {
  const query = filters(parse("?label=dog&any-label=cat&not-label=blue&q=old&type=video&status=failed&folder=a/&view=x&sort=size"));
  assert.equal(query.toString(), "label=dog&any-label=cat&not-label=blue&q=old&media-type=video&status=failed&startswith=a%2F");
});

test("what is open does not change the list", () => {
  assert.ok(sameList(parse("?label=dog"), parse("?label=dog&view=a.jpg")));
  assert.ok(!sameList(parse("?label=dog"), parse("?label=dog&sort=name")));
  assert.ok(!isNarrowed(parse("?sort=name&view=a")));
  assert.ok(isNarrowed(parse("?folder=a/")));
});

test("a text without a word is known", () => {
  assert.ok(isWordless("?! -"));
  assert.ok(!isWordless("犬"));
});
