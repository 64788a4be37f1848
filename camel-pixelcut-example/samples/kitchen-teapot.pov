#version 3.7;
// A dark green cast-iron teapot with a brass lid knob and a beech handle, on pale apricot.
#include "studio.inc"

Studio(13)
Backdrop(srgb <0.95, 0.90, 0.85>, 13)
Shot(<3, 17, -58>, <-0.4, 7.0, 0>, 28)

#declare Iron = texture {
  pigment { color srgb <0.13, 0.24, 0.23> }
  normal { bumps 0.10 scale 0.08 }
  finish { diffuse 0.85 specular 0.30 roughness 0.03 reflection { 0.02 0.22 fresnel on } }
}

union {
  // Body
  lathe {
    cubic_spline 11,
    <3.0, -1.0>, <5.2, 0.3>, <7.2, 2.2>, <7.9, 4.4>, <7.4, 6.5>, <6.0, 8.0>, <4.4, 8.8>, <3.7, 9.1>, <3.5, 9.1>, <3.4, 8.8>, <3.4, 8.0>
    sturm
  }
  cylinder { 0, y*0.8, 5.1 }
  torus { 4.9, 0.3 translate y*0.3 }
  // Ribs round the shoulder
  torus { 6.15, 0.14 translate y*7.85 }
  torus { 4.75, 0.14 translate y*8.65 }
  // Spout
  difference {
    sphere_sweep {
      b_spline 7,
      <-4.0, 2.0, 0>, 2.3
      <-5.8, 3.6, 0>, 2.1
      <-8.2, 4.8, 0>, 1.5
      <-9.8, 7.0, 0>, 1.0
      <-11.0, 9.2, 0>, 0.85
      <-12.4, 10.4, 0>, 0.8
      <-13.6, 11.0, 0>, 0.8
      tolerance 0.0001
    }
    plane { y, 0 rotate z*58 inverse translate <-11.9, 10.0, 0> }
  }
  // Lugs for the handle
  cylinder { <-5.0, 8.7, -0.7>, <-5.0, 8.7, 0.7>, 1.1 }
  cylinder { <5.0, 8.7, -0.7>, <5.0, 8.7, 0.7>, 1.1 }
  interior { ior 1.5 }
  texture { Iron }
}

// Lid
union {
  lathe {
    cubic_spline 7,
    <3.5, 8.6>, <3.6, 9.2>, <3.3, 9.6>, <2.2, 10.0>, <1.0, 10.25>, <0.0, 10.3>, <-1.0, 10.25>
    sturm
  }
  cylinder { y*8.8, y*9.3, 3.5 }
  interior { ior 1.5 }
  texture { Iron }
}
union {
  cylinder { y*10.2, y*10.9, 0.35 }
  sphere { 0, 0.95 scale <1, 0.72, 1> translate y*11.4 }
  Metal(Brass)
}

// Handle: brass arms and a wooden grip
union {
  torus { 5.6, 0.3 rotate x*90 scale <0.9, 1.12, 1> translate y*9.2 clipped_by { plane { -y, -9.0 } } }
  cylinder { <-5.0, 8.9, -0.95>, <-5.0, 8.9, 0.95>, 0.45 }
  cylinder { <5.0, 8.9, -0.95>, <5.0, 8.9, 0.95>, 0.45 }
  Metal(Brass)
}
intersection {
  torus { 5.6, 0.62 rotate x*90 scale <0.9, 1.12, 1> translate y*9.2 }
  plane { -y, 0 rotate z*38 translate y*9.2 }
  plane { -y, 0 rotate -z*38 translate y*9.2 }
  Wood(srgb <0.86, 0.66, 0.44>, srgb <0.66, 0.44, 0.25>)
}
