#version 3.7;
// A burning candle in a plum stoneware jar, its wooden lid beside it, on pale lavender grey.
#include "studio.inc"

Studio(11)
Backdrop(srgb <0.90, 0.89, 0.92>, 11)
Shot(<0, 19, -50>, <1.8, 4.4, 0>, 25)

#declare Wax = texture {
  pigment { color srgb <0.97, 0.92, 0.81> }
  finish { diffuse 0.75 emission 0.12 specular 0.2 roughness 0.05 }
}

difference {
  union {
    cylinder { y*0.7, y*9.2, 4.2 }
    torus { 3.5, 0.7 translate y*0.7 }
    cylinder { 0, y*1, 3.5 }
    torus { 4.0, 0.2 translate y*9.2 }
  }
  cylinder { y*1, y*10, 3.8 }
  Glaze(srgb <0.42, 0.20, 0.30>)
}
cylinder { y, y*7.9, 3.82 texture { Wax } }
torus { 3.55, 0.28 translate y*7.8 texture { Wax } }

// Label
difference {
  cylinder { y*2.4, y*6.8, 4.22 }
  cylinder { y*2.3, y*6.9, 4.2 }
  plane { -z, 0 rotate y*42 }
  plane { -z, 0 rotate -y*42 }
  rotate y*4
  Satin(srgb <0.95, 0.91, 0.84>)
}
#macro Line(Text, Height, X, Y)
  intersection {
    text { internal 1 Text 2, 0 scale <Height, Height, 1> translate <X, Y, -5> }
    cylinder { 0, y*9, 4.235 }
    rotate y*4
    Satin(srgb <0.35, 0.18, 0.26>)
  }
#end
Line("FIG & CEDAR", 0.72, -2.25, 4.7)
Line("soy wax, 40 hours", 0.5, -1.75, 3.6)

// Wick and flame
cone { y*7.8, 0.11, <0.12, 9.0, 0>, 0.06 Satin(srgb <0.15, 0.11, 0.09>) }
lathe {
  cubic_spline 8,
  <-0.3, 8.2>, <0, 8.3>, <0.36, 8.75>, <0.42, 9.3>, <0.25, 10.1>, <0.08, 10.9>, <0, 11.3>, <-0.1, 11.6>
  sturm
  no_shadow
  texture {
    pigment {
      gradient y
      color_map {
        [0.00 color srgbt <0.45, 0.55, 0.95, 0.55>]
        [0.18 color srgbt <1.00, 0.72, 0.30, 0.20>]
        [0.45 color srgbt <1.00, 0.93, 0.66, 0.00>]
        [0.80 color srgbt <1.00, 0.78, 0.30, 0.05>]
        [1.00 color srgbt <0.98, 0.55, 0.14, 0.35>]
      }
      scale 3 translate y*8.3
    }
    finish { diffuse 0 emission 1 }
  }
}
light_source { y*9.6 srgb <1.0, 0.74, 0.40>*0.8 fade_distance 3 fade_power 2 }

// Lid, leaning on the jar
union {
  object { RoundDisc(4.15, 0.9, 0.2) }
  object { RoundDisc(3.6, 0.9, 0.2) translate -y*0.6 }
  Wood(srgb <0.84, 0.64, 0.42>, srgb <0.62, 0.42, 0.25>)
  rotate y*30
  rotate -z*64
  rotate y*24
  translate <6.2, 3.76, 0>
}
