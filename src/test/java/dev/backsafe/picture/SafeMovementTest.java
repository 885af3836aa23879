package dev.backsafe.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backsafe.picture.FigureTest.Named;
import dev.backsafe.picture.Skeleton.Limb;
import dev.backsafe.routine.Figure;
import dev.backsafe.routine.Figure.Body;
import dev.backsafe.routine.Figure.Footing;
import dev.backsafe.routine.Figure.Prop;
import dev.backsafe.routine.Figure.Side;
import dev.backsafe.routine.Pose;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody with a sore back would copy from the pictures, in every moment of them. */
class SafeMovementTest {
  private static Figure figure(String name) {
    return FigureTest.figures()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow()
        .figure();
  }

  private static List<Skeleton> movement(String name) {
    return FigureTest.movement(figure(name));
  }

  private static Limb leg(Skeleton body, Side side) {
    return BodyPainter.limb(body, side, true);
  }

  private static boolean has(Figure figure, Prop prop) {
    return figure.props().contains(prop);
  }

  static Stream<Named> all() {
    return FigureTest.figures();
  }

  static Stream<Named> lying() {
    return FigureTest.figures().filter(f -> f.figure().body() == Body.ON_BACK);
  }

  static Stream<Named> upright() {
    return FigureTest.figures()
        .filter(f -> f.figure().body() == Body.UPRIGHT)
        .filter(f -> !has(f.figure(), Prop.CURL_MACHINE))
        .filter(f -> !has(f.figure(), Prop.EXTENSION_MACHINE));
  }

  static Stream<Named> steps() {
    return FigureTest.figures().filter(f -> f.figure().feet().containsValue(Footing.RAISED));
  }

  @ParameterizedTest
  @MethodSource("all")
  void theArrowIsBesideWhatMovesAndNeverOverIt(Named named) {
    FigurePainter painter = new FigurePainter(named.figure());
    Arrow arrow = painter.arrow();
    for (double way : new double[] {0, 0.25, 0.5, 0.75, 1}) {
      Skeleton body = painter.motion().at(way);
      double nearest = Double.MAX_VALUE;
      for (Vec joint : FigurePainter.joints(body)) {
        Point2D.Double at = painter.camera().point(joint);
        for (Point2D.Double point : arrow.at(way)) {
          nearest = Math.min(nearest, point.distance(at));
        }
      }
      assertThat(nearest).as("from a joint, at %s", way).isBetween(12.0, 72.0);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void theArrowPointsWhereItsPartGoes(Named named) {
    FigurePainter painter = new FigurePainter(named.figure());
    Arrow arrow = painter.arrow();
    List<Point2D.Double> shown = arrow.at(0);
    Point2D.Double from = Arrow.part(named.figure(), painter.motion(), painter.camera(), 0);
    Point2D.Double to = Arrow.part(named.figure(), painter.motion(), painter.camera(), 1);
    double meant = Math.atan2(to.y - from.y, to.x - from.x);
    double drawn =
        Math.atan2(shown.getLast().y - shown.getFirst().y, shown.getLast().x - shown.getFirst().x);
    assertThat(Math.abs(Math.toDegrees(Math.IEEEremainder(meant - drawn, 2 * Math.PI))))
        .isLessThan(31);
  }

  @ParameterizedTest
  @MethodSource("upright")
  void whoStandsOrSitsBeginsWithBothSolesFlat(Named named) {
    Skeleton start = FigureTest.movement(named.figure()).getFirst();
    for (Side side : Side.values()) {
      double ground = Motion.raised(named.figure(), side);
      Limb leg = leg(start, side);
      Pose.Leg angles = Skeleton.leg(named.figure().poses().getFirst(), side);
      if (angles.heel() == 0) {
        assertThat(leg.end().y() - ground)
            .as("%s ankle", side)
            .isCloseTo(Skeleton.ANKLE_HEIGHT, within(1.0));
      }
      assertThat(leg.tip().y() - ground).as("%s ball of the foot", side).isCloseTo(2, within(1.5));
    }
  }

  @ParameterizedTest
  @MethodSource("lying")
  void whoLiesKeepsBothHeelsOnTheMat(Named named) {
    for (Skeleton body : FigureTest.movement(named.figure())) {
      for (Side side : Side.values()) {
        assertThat(leg(body, side).end().y()).isCloseTo(Skeleton.ANKLE_HEIGHT, within(0.5));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("lying")
  void whoLiesNeverPushesTheHipsHigherThanTheLineFromShouldersToKnees(Named named) {
    for (Skeleton body : FigureTest.movement(named.figure())) {
      for (Side side : Side.values()) {
        Vec thigh = leg(body, side).joint().minus(leg(body, side).root());
        double flexion =
            Math.toDegrees(Math.atan2(thigh.dot(body.ahead()), thigh.dot(body.up().times(-1))));
        assertThat(flexion).as("%s hip", side).isGreaterThan(-4);
      }
    }
  }

  @Test
  void aBridgeEndsInALineAndAHalfOneHalfway() {
    Skeleton top = movement("glute-bridge/full").getLast();
    Limb leg = leg(top, Side.RIGHT);
    assertThat(FigureTest.angle(top.up().times(-1), leg.joint().minus(leg.root()))).isLessThan(5);
    double full = top.hips().y() - Skeleton.LYING;
    double half = movement("glute-bridge/half").getLast().hips().y() - Skeleton.LYING;
    assertThat(half / full).isBetween(0.4, 0.65);
  }

  @Test
  void aPelvicTiltFlattensTheBackAndLiftsNothing() {
    List<Skeleton> tilt = movement("glute-bridge/pelvic-tilt");
    double before = Double.MAX_VALUE;
    for (Skeleton body : tilt) {
      assertThat(body.hips()).isEqualTo(tilt.getFirst().hips());
      assertThat(body.neck()).isEqualTo(tilt.getFirst().neck());
      assertThat(body.small().y()).isLessThanOrEqualTo(before);
      before = body.small().y();
    }
    assertThat(tilt.getFirst().small().y() - tilt.getLast().small().y())
        .as("a natural hollow, no arch")
        .isBetween(2.0, 5.5);
    FigurePainter painter = new FigurePainter(figure("glute-bridge/pelvic-tilt"));
    List<Point2D.Double> arrow = painter.arrow().at(0);
    assertThat(arrow.getLast().y).as("down").isGreaterThan(arrow.getFirst().y);
    assertThat(arrow.getFirst().y)
        .as("below the back, not on the belly")
        .isGreaterThan(painter.camera().point(tilt.getLast().small()).y);
  }

  @Test
  void aClamKeepsItsFeetTogetherAndItsHipsStill() {
    List<Skeleton> clam = movement("hip-abduction/clam");
    for (Skeleton body : clam) {
      Limb upper = leg(body, Side.RIGHT);
      Limb lower = leg(body, Side.LEFT);
      assertThat(FigureTest.distance(upper.end(), lower.end())).isLessThan(8);
      assertThat(FigureTest.distance(upper.tip(), lower.tip())).isLessThan(8);
      assertThat(body.hips()).isEqualTo(clam.getFirst().hips());
    }
    assertThat(knees(clam.getFirst())).as("shut").isLessThan(14);
    assertThat(knees(clam.getLast())).as("open").isGreaterThan(25);
  }

  private static double knees(Skeleton body) {
    return FigureTest.distance(leg(body, Side.RIGHT).joint(), leg(body, Side.LEFT).joint());
  }

  @Test
  void aSplitSquatKeepsTheShinUprightTheBackKneeHighAndTheTrunkTall() {
    for (String name : List.of("split-squat/body-weight", "split-squat/supported")) {
      for (Skeleton body : movement(name)) {
        Limb front = leg(body, Side.RIGHT);
        assertThat(front.joint().x()).as(name).isLessThan(front.end().x() + 3);
        assertThat(leg(body, Side.LEFT).joint().y()).as(name).isGreaterThan(25);
        assertThat(FigureTest.angle(body.up(), new Vec(0, 1, 0))).as(name).isLessThan(5);
      }
      Limb end = leg(movement(name).getLast(), Side.RIGHT);
      assertThat(FigureTest.angle(end.end().minus(end.joint()), new Vec(0, -1, 0)))
          .as(name)
          .isLessThan(5);
    }
    assertThat(lowered("split-squat/supported"))
        .isLessThan(0.7 * lowered("split-squat/body-weight"));
  }

  private static double lowered(String name) {
    List<Skeleton> movement = movement(name);
    return movement.getFirst().hips().y() - movement.getLast().hips().y();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void aStepIsLowTheWholeFootIsOnItAndTheOtherGoesAroundNothing(Named named) {
    double height = Motion.raised(named.figure(), Side.RIGHT);
    assertThat(height).isBetween(10.0, 20.0);
    for (Skeleton body : FigureTest.movement(named.figure())) {
      Limb upper = leg(body, Side.RIGHT);
      assertThat(upper.end().x() - 10).isGreaterThanOrEqualTo(Props.STEP_FRONT);
      assertThat(upper.tip().x() + 9).isLessThanOrEqualTo(Props.STEP_END);
      Limb other = leg(body, Side.LEFT);
      if (other.tip().x() + 6 > Props.STEP_FRONT) {
        assertThat(Math.min(other.tip().y(), other.end().y() - 5)).isGreaterThan(height - 1);
      }
    }
  }

  @Test
  void aLowStepIsLowerThanTheOther() {
    assertThat(Motion.raised(figure("step-up/low-step"), Side.RIGHT))
        .isLessThan(0.7 * Motion.raised(figure("step-up/bench"), Side.RIGHT));
  }

  @Test
  void aHeelRaiseGoesStraightUpAndIsSeen() {
    FigurePainter painter = new FigurePainter(figure("step-up/heel-raise"));
    Skeleton start = painter.motion().at(0);
    Skeleton end = painter.motion().at(1);
    for (Side side : Side.values()) {
      assertThat(leg(end, side).end().y() - leg(start, side).end().y()).isGreaterThan(8);
      assertThat(leg(end, side).toes().y()).as("toes stay flat").isZero();
    }
    assertThat(Math.abs(end.hips().x() - start.hips().x())).isLessThan(4);
    List<Point2D.Double> arrow = painter.arrow().at(0);
    assertThat(arrow.getLast().x).isCloseTo(arrow.getFirst().x, within(0.5));
    assertThat(arrow.getLast().y).isLessThan(arrow.getFirst().y - 30);
  }

  @Test
  void aThighIsTightenedOnTheSpot() {
    List<Skeleton> squeeze = movement("leg-extension/quad-set");
    Limb start = leg(squeeze.getFirst(), Side.RIGHT);
    Limb end = leg(squeeze.getLast(), Side.RIGHT);
    assertThat(start.joint().y() - end.joint().y()).as("the knee, down").isBetween(2.0, 8.0);
    assertThat(FigureTest.distance(start.end(), end.end())).as("the heel").isLessThan(2);
    Limb bent = leg(squeeze.getFirst(), Side.LEFT);
    assertThat(bent.end().z()).as("to be seen behind the other leg").isLessThan(-18);
  }
}
