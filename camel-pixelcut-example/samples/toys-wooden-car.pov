#version 3.7;
// A beech toy car with a red roof and blue wheels, on pale mint.
#include "studio.inc"

Studio(10)
Backdrop(srgb <0.88, 0.93, 0.91>, 10)
Shot(<-13, 14, -45>, <-0.2, 3.5, 0>, 25)

#declare Beech = Wood(srgb <0.90, 0.72, 0.50>, srgb <0.74, 0.54, 0.34>)
#declare Red = srgb <0.80, 0.22, 0.17>;
#declare Blue = srgb <0.15, 0.36, 0.55>;

#declare Wheel = union {
  object {
    RoundDisc(1.75, 1.2, 0.3)
    Satin(Blue)
  }
  object {
    RoundDisc(0.62, 0.5, 0.12)
    translate y*0.85
    texture { Beech }
  }
  rotate -x*90
}

#macro Axle(X)
  object { Wheel translate <X, 1.75, -2.75> }
  object { Wheel rotate y*180 translate <X, 1.75, 2.75> }
  cylinder { <X, 1.75, -2.7>, <X, 1.75, 2.7>, 0.4 texture { Beech } }
#end

difference {
  union {
    object { RoundBox(<6.6, 1.35, 2.45>, 0.75) translate y*2.75 }
    object { RoundBox(<3.7, 2.2, 2.2>, 0.55) translate <0.5, 5.0, 0> }
  }
  object { RoundBox(<1.2, 0.95, 4>, 0.4) translate <-1.2, 5.4, 0> }
  object { RoundBox(<1.2, 0.95, 4>, 0.4) translate <2.1, 5.4, 0> }
  cylinder { <-3.9, 1.75, -4>, <-3.9, 1.75, 4>, 0.5 }
  texture { Beech }
}
object { RoundBox(<4.3, 0.42, 2.6>, 0.4) translate <0.5, 7.3, 0> Satin(Red) }
// A painted stripe along the flanks
object { RoundBox(<6.65, 0.32, 2.5>, 0.2) translate y*3.0 Satin(Red) }
// Lamps
#declare Lamp = object { RoundDisc(0.5, 0.4, 0.12) rotate z*90 translate <-6.45, 2.3, 0> Satin(srgb <0.97, 0.83, 0.40>) }
object { Lamp translate -z*1.45 }
object { Lamp translate z*1.45 }
Axle(-3.9)
Axle(3.9)
