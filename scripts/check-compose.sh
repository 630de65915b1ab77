#!/bin/sh
# Checks docker-compose.yml with the Compose project's own parser. It does not start anything.
set -eu
if ! command -v go >/dev/null; then
  echo 'check:compose is skipped: it runs the Compose parser with Go, which is not installed.'
  exit 0
fi
go run github.com/compose-spec/compose-go/v2/cmd@v2.16.2 -no-interpolation docker-compose.yml >/dev/null
echo 'docker-compose.yml is valid'
