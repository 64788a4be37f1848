#version 3.7;
// A two-tone clay vase with eucalyptus. No backdrop: rendered with an alpha channel.
#include "studio.inc"

Studio(40)
Shot(<0, 30, -150>, <0, 22.2, 0>, 14.4)

lathe {
  cubic_spline 13,
  <3.0, -1.0>, <4.6, 0.15>, <5.2, 1.0>, <6.6, 4.0>, <7.2, 7.6>, <6.3, 11.4>, <4.1, 14.6>, <2.7, 17.0>, <2.6, 18.6>, <3.1, 20.0>, <2.85, 20.2>, <2.4, 19.0>, <2.2, 17.0>
  sturm
  texture {
    pigment {
      gradient y
      turbulence 0.012
      color_map {
        [0.00 color srgb <0.72, 0.42, 0.31>]
        [0.44 color srgb <0.72, 0.42, 0.31>]
        [0.445 color srgb <0.93, 0.86, 0.77>]
        [1.00 color srgb <0.93, 0.86, 0.77>]
      }
      scale 21
    }
    normal { gradient y 0.12 sine_wave scale 0.5 turbulence 0.05 }
    finish { diffuse 0.82 specular 0.18 roughness 0.05 }
  }
}
cylinder { 0, y*0.5, 4.6 Satin(srgb <0.72, 0.42, 0.31>) }
cylinder { y*17, y*17.2, 2.4 Satin(srgb <0.16, 0.10, 0.08>) }

#declare Dice = seed(7);

// A round leaf that starts at the origin and grows along +x.
#macro Leaf(Size)
  difference {
    sphere { 0, 1 scale <1, 0.5, 0.86> }
    sphere { 0, 1 scale <1.02, 0.5, 0.88> translate -y*0.05 }
    rotate x*(rand(Dice)*50-25)
    translate x*1.1
    scale Size
    texture {
      pigment { color srgb <0.37, 0.50, 0.43>+<0.16, 0.14, 0.12>*rand(Dice) }
      finish { diffuse 0.85 specular 0.12 roughness 0.08 }
    }
  }
#end

// A stem through four points with pairs of leaves that get smaller towards the tip.
#macro Twig(A, B, C, D, Turn, Pairs)
  #local Path = spline { cubic_spline -0.3, 2*A-B, 0, A, 0.33, B, 0.66, C, 1, D, 1.3, 2*D-C };
  union {
    #local I = 0;
    #while (I < 40)
      #local P = Path(I/40);
      #local Q = Path((I+1)/40);
      #local R = 0.22-0.13*I/40;
      cone { P, R, Q, R-0.0033 }
      sphere { Q, R-0.0033 }
      #local I = I+1;
    #end
    Satin(srgb <0.46, 0.36, 0.27>)
  }
  #local I = 0;
  #while (I < Pairs)
    #local T = 0.34+0.64*I/(Pairs-1);
    #local P = Path(T);
    #local Up = vnormalize(Path(T+0.01)-Path(T-0.01));
    #local Size = 2.15-1.15*I/(Pairs-1);
    #local Spin = Turn+I*83+rand(Dice)*30;
    #local J = 0;
    #while (J < 2)
      object {
        Leaf(Size*(0.9+0.2*rand(Dice)))
        rotate z*(28+18*rand(Dice))
        rotate y*(Spin+180*J)
        rotate -z*degrees(atan2(Up.x, Up.y))
        rotate x*degrees(atan2(Up.z, Up.y))
        translate P
      }
      #local J = J+1;
    #end
    #local I = I+1;
  #end
  object { Leaf(0.8) rotate z*70 translate D }
#end

Twig(<0.2, 14, 0>, <0.5, 23, 0.4>, <1.6, 32, 0.6>, <0.6, 42.5, 0>, 10, 9)
Twig(<-0.4, 14, 0.3>, <-2.0, 22, 0>, <-6.0, 29, -1>, <-9.6, 37, -1.6>, 60, 8)
Twig(<0.6, 14, -0.3>, <2.4, 21.5, -0.6>, <6.6, 27.5, -1.6>, <11.0, 33, -2>, 120, 7)
