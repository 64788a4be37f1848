#version 3.7;
// A perfume bottle in opaque emerald glass with gold label and collar and a black cap, on blush.
#include "studio.inc"

Studio(13)
Backdrop(srgb <0.95, 0.86, 0.85>, 13)
Shot(<0, 11, -56>, <0.2, 6.1, 0>, 13.5)

union {
  object {
    RoundBox(<3.5, 4.0, 1.7>, 0.55)
    translate y*4.0
    Glaze(srgb <0.04, 0.30, 0.23>)
  }
  // Label: a thin gold frame and the name
  union {
    difference {
      box { <-2.2, 2.2, -1.73>, <2.2, 5.8, -1.6> }
      box { <-2.1, 2.3, -2>, <2.1, 5.7, -1> }
    }
    text { internal 1 "MIRAGE" 0.1, x*0.12 scale <0.72, 0.72, 1> translate <-1.62, 3.95, -1.76> }
    text { internal 1 "EAU DE PARFUM" 0.1, x*0.10 scale <0.30, 0.30, 1> translate <-1.36, 3.15, -1.76> }
    Metal(Brass)
  }
  object {
    RoundDisc(1.35, 0.5, 0.12)
    translate y*7.95
    Metal(Brass)
  }
  object {
    RoundDisc(1.15, 0.7, 0.1)
    translate y*8.4
    Metal(Brass)
  }
  object {
    RoundDisc(1.75, 3.1, 0.22)
    translate y*9.0
    Glaze(srgb <0.10, 0.09, 0.10>)
  }
  rotate y*24
}
