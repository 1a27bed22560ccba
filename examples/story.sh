#!/usr/bin/env bash
# The story with curl: a host goes live, a viewer comes on stage, and a start that comes too early
# is refused. docs/tutorial.md explains each step.
#
#   npm start -- --empty      in one terminal
#   examples/story.sh         in another
set -euo pipefail
cd "$(dirname "$0")/.."
state=${1:-.lianmai}
room=story-$RANDOM

cloud() { node -p "require('$(realpath "$state")/cloud.json').$1"; }
json() { node -p "JSON.parse(fs.readFileSync(0)).$1"; }
post() { curl -sS --max-time 30 -H 'content-type: application/json' "$@"; }
token() { post "$(cloud control)/tokens" -d "{\"userId\":\"$1\"}" | json token; }
api=$(cloud gateway) ann=$(token ann) ben=$(token ben)
nothing='{}'
as_ann() { post -H "authorization: Bearer $ann" "$api$1" -d "${2:-$nothing}"; }
as_ben() { post -H "authorization: Bearer $ben" "$api$1" -d "${2:-$nothing}"; }

# Publishes a picture and a tone by WHIP, in place of a phone.
publish() {
  node dist/local/synthetic/participant.mjs --whip "$(cloud rtc.whip)" --token "$1" \
    --name "$2" --color "$3" --tone "$4" > /dev/null &
  phones+=($!)
}
phones=()
trap 'kill "${phones[@]}" 2> /dev/null || true' EXIT

as_ann /create-room "{\"roomId\":\"$room\",\"title\":\"Tea\"}" | json 'state' | sed 's/^/the room is /'
publish "$(as_ann "/join-room/$room" '{"role":"host"}' | json rtc.singleToken)" Ann '#c0392b' 440

# With MIXER=live a mix starts only when somebody is in the channel.
for _ in $(seq 20); do
  mix=$(as_ann "/start-mix/$room" | json 'mix?.state')
  if [ "$mix" = live ]; then break; fi
  sleep 1
done
echo "the mix is $mix"

as_ben "/request-stage/$room" | json state | sed 's/^/ben: /'
as_ann "/seat-member/$room/ben" | json state | sed 's/^/ben: /'
publish "$(as_ben "/join-room/$room" '{"role":"cohost"}' | json rtc.singleToken)" Ben '#2471a3' 660

as_ann "/stop-mix/$room" | json 'mix.state' | sed 's/^/the mix is /'
as_ann "/start-mix/$room" | json 'code' | sed 's/^/a start within 10 s: /'
as_ann "/close-room/$room" | json 'state' | sed 's/^/the room is /'
