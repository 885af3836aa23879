package dev.backsafe.picture;

/** A point or direction in the room, in centimetres: x ahead, y up, z to the right. */
record Vec(double x, double y, double z) {
  static final Vec ZERO = new Vec(0, 0, 0);

  Vec plus(Vec other) {
    return new Vec(x + other.x, y + other.y, z + other.z);
  }

  Vec minus(Vec other) {
    return plus(other.times(-1));
  }

  Vec times(double factor) {
    return new Vec(x * factor, y * factor, z * factor);
  }

  double dot(Vec other) {
    return x * other.x + y * other.y + z * other.z;
  }

  double length() {
    return Math.sqrt(dot(this));
  }

  Vec unit() {
    double length = length();
    return length == 0 ? this : times(1 / length);
  }

  /** Turned from itself towards another direction at a right angle to it. */
  Vec towards(Vec other, double degrees) {
    double angle = Math.toRadians(degrees);
    return times(Math.cos(angle)).plus(other.times(Math.sin(angle)));
  }

  Vec cross(Vec other) {
    return new Vec(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
  }

  /** Turned about an axis, counter-clockwise as seen from its tip (Rodrigues). */
  Vec about(Vec axis, double degrees) {
    double angle = Math.toRadians(degrees);
    return times(Math.cos(angle))
        .plus(axis.cross(this).times(Math.sin(angle)))
        .plus(axis.times(axis.dot(this) * (1 - Math.cos(angle))));
  }

  /** What is left of it at a right angle to a direction of length 1. */
  Vec without(Vec direction) {
    return minus(direction.times(dot(direction)));
  }

  Vec between(Vec other, double share) {
    return plus(other.minus(this).times(share));
  }
}
