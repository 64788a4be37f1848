#!/bin/sh
# Renders the sample product pictures from the scenes in this folder into the resources of the example and of the sandbox.
# Not part of the build: the rendered pictures are committed. Needs the Debian packages povray, webp, imagemagick and zopfli.
#
#   ./render.sh           render every scene (14 minutes of processor time) and write the pictures
#   ./render.sh SCENE...  render only these scenes (kitchen-teapot, ...)
#   ./render.sh --write   render nothing
#
# Renders are kept as PNG under ../target/samples; pictures whose scene has no render there stay as they are.
set -eu
cd "$(dirname "$0")"

renders=../target/samples
example=../src/main/resources/samples
sandbox=../../camel-pixelcut-sandbox/src/main/resources/io/github/camelpixelcut/sandbox/samples

scenes='
kitchen-mug-jpg      1600 1200
kitchen-mug-png       800  600
kitchen-teapot       1280  960
living-table-lamp    1050 1400
living-armchair      1600 1200
living-candle        1200  900
living-alarm-clock    800  800 +UA
living-vase           750 1000 +UA
office-headphones    1400 1050
bath-perfume          600  800
toys-wooden-car      1400 1050
'

render() { # scene width height [alpha]
    echo "rendering $1, $2x$3"
    povray "+I$1.pov" "+O$renders/$1.png" "+W$2" "+H$3" +FN8 +A0.15 +AM2 +R3 -D -GA -V ${4:-} 2> "$renders/$1.log" ||
        { cat "$renders/$1.log" >&2; exit 1; }
}

render_scenes() { # [scene...]
    echo "$scenes" | while read -r scene width height alpha; do
        [ -n "$scene" ] || continue
        case " ${*:-$scene} " in
            *" $scene "*) render "$scene" "$width" "$height" "$alpha" ;;
        esac
    done
}

rendered() { # scene
    [ -f "$renders/$1.png" ]
}

jpeg() { # scene file quality [resize]
    rendered "$1" || return 0
    convert "$renders/$1.png" ${4:+-resize "$4"} -strip -sampling-factor 4:2:0 -quality "$3" "$2"
}

png() { # scene file type [resize]
    rendered "$1" || return 0
    convert "$renders/$1.png" ${4:+-resize "$4"} -strip "$3:$2"
    zopflipng -y --lossy_transparent "$2" "$2" > /dev/null
}

thumbnail() { # scene file
    rendered "$1" || return 0
    convert "$renders/$1.png" -resize 48x48^ -gravity center -extent 48x48 -strip "PNG24:$2"
}

webp() { # scene file quality [width height]
    rendered "$1" || return 0
    cwebp -quiet -m 6 -q "$3" -metadata none ${4:+-resize "$4" "$5"} "$renders/$1.png" -o "$2"
}

# Stops in the first Huffman table: the frame header still tells 1600x1200, but nothing can be decoded.
truncated_jpeg() { # whole-file truncated-file
    offset=$(LC_ALL=C grep -obUaP '\xff\xc4' "$1" | head -n 1 | cut -d : -f 1)
    head -c "$((offset + 12))" "$1" > "$2"
}

write_example() {
    mkdir -p "$example/kitchen" "$example/living" "$example/office" "$example/bath" "$example/toys"
    jpeg kitchen-mug-jpg "$example/kitchen/mug.jpg" 88
    png kitchen-mug-png "$example/kitchen/mug.png" PNG24
    jpeg kitchen-teapot "$example/kitchen/teapot.jpg" 88
    thumbnail kitchen-mug-jpg "$example/kitchen/too-small-thumbnail.png"
    jpeg living-table-lamp "$example/living/table-lamp.jpg" 88
    jpeg living-armchair "$example/living/armchair.jpg" 86
    webp living-candle "$example/living/candle.webp" 88
    png living-alarm-clock "$example/living/alarm-clock.png" PNG32 720x720
    png living-vase "$example/living/vase.png" PNG32
    truncated_jpeg "$example/living/armchair.jpg" "$example/living/broken-upload.jpg"
    jpeg office-headphones "$example/office/headphones.jpg" 88
    png bath-perfume "$example/bath/perfume.png" PNG24
    webp toys-wooden-car "$example/toys/wooden-car.webp" 88
    (cd "$example" && find . -type f ! -name index.txt | sed 's|^\./||' | LC_ALL=C sort > index.txt)
}

write_sandbox() {
    mkdir -p "$sandbox"
    jpeg kitchen-mug-jpg "$sandbox/mug.jpg" 88 800x600
    png living-vase "$sandbox/vase.png" PNG32 390x520
    webp toys-wooden-car "$sandbox/wooden-car.webp" 88 800 600
    (cd "$sandbox" && ls | grep -v '^index.txt$' | LC_ALL=C sort > index.txt)
}

mkdir -p "$renders"
[ "${1:-}" = --write ] || render_scenes "$@"
write_example
write_sandbox
