#version 3.7;
// Headphones in petrol blue with copper yokes, standing on their cups, on pale grey.
#include "studio.inc"

Studio(19)
Backdrop(srgb <0.91, 0.90, 0.89>, 19)
Shot(<0, 17, -78>, <0, 9.6, 0>, 24)

#declare Shell = srgb <0.12, 0.32, 0.40>;
#declare Leather = texture {
  pigment { color srgb <0.17, 0.15, 0.15> }
  normal { wrinkles 0.25 scale 0.25 }
  finish { diffuse 0.85 specular 0.25 roughness 0.08 }
}

// One ear cup round the x axis, its outside towards +x.
#declare Cup = union {
  object {
    RoundDisc(4.0, 2.6, 0.9)
    rotate -z*90
    Glaze(Shell)
  }
  union {
    torus { 2.75, 0.12 translate y*2.6 }
    cylinder { y*2.4, y*2.63, 1.2 }
    rotate -z*90
    Metal(Copper)
  }
  union {
    torus { 2.75, 1.15 scale <1, 0.95, 1> rotate -z*90 translate -x*0.7 }
    cylinder { -x*0.9, x*0, 2.6 }
    texture { Leather }
  }
  cylinder { -x*0.35, x*0.1, 3.95 Satin(srgb <0.12, 0.12, 0.13>) }
  scale <1, 1.14, 1>
}

// A fork that holds the cup on both sides, and the slider above it.
#declare Yoke = union {
  torus { 4.35, 0.27 rotate -z*90 clipped_by { plane { -y, 0 } } scale <1.4, 1.2, 1> }
  sphere { <0, 0, -4.35>, 0.5 }
  sphere { <0, 0, 4.35>, 0.5 }
  cylinder { <0, 0, -4.3>, <0, 0, -3.6>, 0.3 }
  cylinder { <0, 0, 4.3>, <0, 0, 3.6>, 0.3 }
  cylinder { y*5.0, y*8.6, 0.3 }
  Metal(Copper)
}

#macro Side(Sign)
  union {
    object { Cup rotate z*4 }
    object { Yoke translate x*1.1 }
    translate <7.0, 4.55, 0>
    #if (Sign < 0) rotate y*180 #end
  }
#end

union {
  Side(1)
  Side(-1)
  // Band: a shell outside, a pad below its middle
  difference {
    torus { 8.1, 0.62 rotate x*90 scale <1, 0.82, 2.3> }
    plane { y, -1.2 }
    translate y*12.2
    Glaze(Shell)
  }
  intersection {
    torus { 7.55, 0.75 rotate x*90 scale <1, 0.82, 1.9> }
    plane { -y, 0 rotate z*32 }
    plane { -y, 0 rotate -z*32 }
    translate y*12.1
    texture { Leather }
  }
  union {
    cylinder { <8.1, 10.7, 0>, <8.1, 11.6, 0>, 0.75 }
    cylinder { <-8.1, 10.7, 0>, <-8.1, 11.6, 0>, 0.75 }
    Metal(Copper)
  }
  rotate y*38
}
