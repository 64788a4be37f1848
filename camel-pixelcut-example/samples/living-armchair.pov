#version 3.7;
// A mustard armchair on oak legs, on pale blue.
#include "studio.inc"

Studio(85)
Backdrop(srgb <0.87, 0.91, 0.94>, 85)
Shot(<0, 80, -330>, <0, 40, 0>, 26)

#declare Cloth = texture {
  pigment {
    bozo
    color_map { [0 color srgb <0.80, 0.56, 0.16>] [1 color srgb <0.87, 0.63, 0.22>] }
    scale 0.7
  }
  normal { granite 0.18 scale 1.2 }
  finish { diffuse 0.88 specular 0.05 roughness 0.2 }
}

// A cushion with half sizes S.
#macro Cushion(S, Edge)
  superellipsoid { <Edge, Edge> scale S texture { Cloth } }
#end

union {
  // Seat and frame
  object { RoundBox(<34, 6, 34>, 4) translate <0, 24, 0> texture { Cloth } }
  object { Cushion(<27.5, 8.5, 31>, 0.28) translate <0, 37, -4> }
  // Back
  object { RoundBox(<34, 30, 7>, 6) rotate x*12 translate <0, 54, 30> texture { Cloth } }
  object { Cushion(<27, 22, 9.5>, 0.32) rotate x*14 translate <0, 60, 19> }
  // Arms
  object { RoundBox(<6.5, 17, 35>, 5) translate <-34, 38, 0> texture { Cloth } }
  object { RoundBox(<6.5, 17, 35>, 5) translate <34, 38, 0> texture { Cloth } }
  // A small pillow
  object {
    superellipsoid { <0.5, 0.75> scale <17, 17, 6> }
    Satin(srgb <0.16, 0.36, 0.38>)
    rotate -z*14 rotate x*18 translate <9, 60, 6>
  }
  // Legs
  union {
    #local A = -1;
    #while (A <= 1)
      #local B = -1;
      #while (B <= 1)
        cone { <A*30, 20, B*28>, 2.6, <A*34, 0, B*32>, 1.5 }
        #local B = B+2;
      #end
      #local A = A+2;
    #end
    Wood(srgb <0.66, 0.46, 0.28>, srgb <0.48, 0.31, 0.18>)
  }
  rotate y*28
}
