#version 3.7;
// A terracotta mug from the front, on pale blue grey.
#include "studio.inc"
#include "mug.inc"

Studio(10)
Backdrop(srgb <0.86, 0.89, 0.91>, 10)
Shot(<0, 11.5, -43>, <0.8, 4.3, 0>, 27)

union { Mug(srgb <0.80, 0.36, 0.24>) rotate y*24 }
