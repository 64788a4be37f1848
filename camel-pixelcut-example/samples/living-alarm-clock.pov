#version 3.7;
// A mint twin-bell alarm clock at ten past ten. No backdrop: rendered with an alpha channel.
#include "studio.inc"

Studio(14)
Shot(<0, 10, -62>, <0, 7.4, 0>, 17.5)

#declare Mint = srgb <0.36, 0.68, 0.60>;
#declare Ink = srgb <0.13, 0.15, 0.18>;

// A hand of the given length, pointing to an angle clockwise from twelve.
#macro Hand(Length, Width, Turn, Depth)
  union {
    box { <-Width/2, -0.7, -0.04>, <Width/2, Length-Width, 0> }
    prism { linear_sweep linear_spline 0, 0.04, 4, <-Width/2, 0>, <Width/2, 0>, <0, Width*1.6>, <-Width/2, 0>
      rotate -x*90 translate <0, Length-Width, -0.04> }
    rotate -z*Turn
    translate z*Depth
  }
#end

#macro Numeral(Text, X, Y)
  text { internal 2 Text 0.03, 0 scale <1.05, 1.05, 1> translate <X, Y-0.37, -2.04> }
#end

#declare Bell = union {
  difference {
    sphere { 0, 2.25 }
    sphere { 0, 2.1 }
    plane { y, 0 }
  }
  torus { 2.17, 0.1 }
  cylinder { -y*1.2, y*2.5, 0.2 }
  sphere { y*2.5, 0.36 }
  translate y*5.6
}

union {
  // Case
  object {
    RoundDisc(4.7, 3.8, 0.7)
    rotate x*90
    translate -z*1.9
    Glaze(Mint)
  }
  torus { 4.0, 0.28 rotate x*90 translate -z*1.95 Metal(Copper) }
  cylinder { -z*2.0, -z*1.8, 3.95
    texture { pigment { color srgb <0.97, 0.95, 0.90> } finish { diffuse 0.85 emission 0.05 } }
  }
  // Dial
  union {
    Numeral("12", -0.58, 2.95)
    Numeral("6", -0.29, -2.95)
    Numeral("3", 2.62, 0)
    Numeral("9", -3.2, 0)
    #local I = 0;
    #while (I < 60)
      #if (mod(I, 5) = 0)
        #if (mod(I, 15) != 0)
          box { <-0.09, 2.75, -2.03>, <0.09, 3.45, -1.9> rotate -z*I*6 }
        #end
      #else
        box { <-0.025, 3.3, -2.03>, <0.025, 3.5, -1.9> rotate -z*I*6 }
      #end
      #local I = I+1;
    #end
    Hand(2.0, 0.3, 304, -2.1)
    Hand(3.0, 0.22, 60, -2.18)
    Satin(Ink)
  }
  union {
    Hand(2.4, 0.09, 218, -2.24)
    cylinder { -z*2.32, -z*2.0, 0.24 }
    Satin(srgb <0.85, 0.29, 0.20>)
  }
  // Bells, hammer, handle
  union {
    object { Bell rotate z*33 }
    object { Bell rotate -z*33 }
    cylinder { y*4.5, y*7.3, 0.16 }
    cylinder { <-0.55, 7.3, 0>, <0.55, 7.3, 0>, 0.38 }
    Metal(Copper)
  }
  torus {
    4.41, 0.24
    rotate x*90
    clipped_by { plane { -y, 0 } }
    scale <1, 0.6, 1>
    translate y*6.9
    Metal(Copper)
  }
  // Feet
  #local Foot = union {
    cone { -y*4.4, 0.5, -y*6.3, 0.36 }
    sphere { -y*6.3, 0.5 }
  }
  union {
    object { Foot rotate z*32 }
    object { Foot rotate -z*32 }
    Metal(Copper)
  }
  translate y*5.85
  rotate y*22
}
