#!/bin/sh
# Release notes of a tag, as Markdown: what the tag says, and the subjects of the commits since the tag before it.
#
#   src/main/release/notes.sh v1.2.3
set -eu
tag=${1:?"which tag? for example: notes.sh v1.2.3"}
git rev-parse -q --verify "refs/tags/$tag" > /dev/null || { echo "there is no tag $tag" >&2; exit 2; }
before=$(git describe --tags --abbrev=0 --match 'v[0-9]*' "$tag^" 2> /dev/null || true)

git for-each-ref --format='%(if:equals=tag)%(objecttype)%(then)%(contents:subject)%0a%0a%(contents:body)%(end)' "refs/tags/$tag"
echo "## Changes${before:+ since $before}"
echo
git log --no-merges --reverse --format='- %s' "${before:+$before..}$tag"
