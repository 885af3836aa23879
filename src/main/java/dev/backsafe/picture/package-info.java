/**
 * Pictures, drawn by ourselves: exercise figures from pose data and progress charts, as image
 * files. Nothing here needs a display or a font that is installed.
 */
@NullMarked
package dev.backsafe.picture;

import org.jspecify.annotations.NullMarked;
