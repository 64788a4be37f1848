#version 3.7;
// Two mugs in teal and navy, seen from above, on pale sand.
#include "studio.inc"
#include "mug.inc"

Studio(10)
Backdrop(srgb <0.95, 0.90, 0.84>, 10)
Shot(<-4, 24, -46>, <-0.3, 4.2, 0>, 32)

union { Mug(srgb <0.10, 0.42, 0.44>) rotate -y*30 translate <3.4, 0, -3.2> }
union { Mug(srgb <0.13, 0.24, 0.42>) rotate y*205 translate <-5.2, 0, 4.2> }
