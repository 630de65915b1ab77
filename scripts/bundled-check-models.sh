#!/bin/sh
# Checks the models of this folder, with the node that lies in it or else the one on the PATH.
here=$(dirname "$0")
node=$here/node
[ -x "$node" ] || node=node
exec "$node" "$here/app/check-models.js" "$@"
