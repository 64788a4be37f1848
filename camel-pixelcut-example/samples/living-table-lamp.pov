#version 3.7;
// A lit table lamp: navy ceramic foot, brass neck, ochre linen shade, on pale grey green.
#include "studio.inc"

Studio(44)
Backdrop(srgb <0.88, 0.91, 0.87>, 44)
Shot(<0, 38, -170>, <0.5, 22.4, 0>, 15.6)

// Foot
lathe {
  cubic_spline 11,
  <4.0, -1.0>, <6.2, 0.2>, <6.6, 1.2>, <7.6, 4.0>, <8.9, 8.5>, <8.4, 12.5>, <5.8, 16.0>, <3.2, 18.6>, <2.2, 20.8>, <2.4, 22.0>, <2.8, 23.0>
  sturm
  Glaze(srgb <0.11, 0.20, 0.36>)
}
cylinder { 0, y*0.6, 6.0 Metal(Brass) }

union {
  RoundDisc(2.7, 0.8, 0.25)
  cylinder { 0, y*5, 1.3 }
  cylinder { y*4, y*23.2, 0.4 }
  RoundDisc(1.0, 0.5, 0.2)
  sphere { y*23.8, 0.75 }
  translate y*21.6
  Metal(Brass)
}

// Shade: a cone of woven linen, brighter where the bulb is
#declare Linen = texture {
  pigment {
    spherical
    color_map {
      [0.0 color srgb <0.86, 0.58, 0.20>]
      [1.0 color srgb <0.93, 0.66, 0.26>]
    }
    scale 14 translate y*34
  }
  normal {
    average normal_map {
      [1 gradient y 0.25 sine_wave scale 0.22]
      [1 radial 0.25 sine_wave frequency 240]
    }
  }
  finish { diffuse 0.62 }
}
#declare Glow = texture {
  pigment {
    spherical
    color_map {
      [0.0 color srgbt <0.80, 0.45, 0.10, 0.80>]
      [0.5 color srgbt <1.00, 0.66, 0.24, 0.62>]
      [1.0 color srgbt <1.00, 0.84, 0.50, 0.40>]
    }
    scale 17 translate <0, 33, -9>
  }
  finish { diffuse 0 emission 0.85 }
}
difference {
  cone { y*25.6, 14.2, y*43.6, 9.4 }
  cone { y*25.5, 14.0, y*43.7, 9.2 }
  texture { Linen }
  texture { Glow }
}
union {
  torus { 14.1, 0.28 translate y*25.7 }
  torus { 9.3, 0.28 translate y*43.5 }
  Satin(srgb <0.70, 0.44, 0.13>)
}

// The bulb lights the shade from inside and the foot from above.
light_source {
  y*33
  srgb <1.0, 0.78, 0.48>*0.9
  fade_distance 12 fade_power 2
  area_light x*3, z*3, 3, 3 adaptive 1 jitter
}
