#!/bin/sh
# Makes scenes.jpg, the picture in README.md. Needs a running sandbox (see camel-pixelcut-sandbox/README.md), curl and ImageMagick.
#   ./scenes.sh [URL of the sandbox]
set -eu
cd "$(dirname "$0")"

sandbox=${1:-http://127.0.0.1:8099}
photo=../../camel-pixelcut-example/src/main/resources/samples/kitchen/teapot.jpg
pictures=$(mktemp -d)
trap 'rm -rf "$pictures"' EXIT

make() { # name field=value
    curl -sSf -H 'X-API-KEY: any' -H 'Accept: image/*' -F "$2" -F "image=@$photo" \
        -o "$pictures/$1.jpg" "$sandbox/v1/generate-background"
}

make 1 scene=marble
make 2 scene=counter
make 3 scene=wood
make 4 'prompt=a studio in soft pink'

cp "$photo" "$pictures/0.jpg"
convert "$pictures"/[0-4].jpg -resize x316 -bordercolor white -border 3x0 +append -strip -quality 88 scenes.jpg
