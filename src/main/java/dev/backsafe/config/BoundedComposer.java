package dev.backsafe.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.ComposerException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Composes YAML that can be walked: nested no deeper than the stack bears, and nothing within
 * itself.
 */
final class BoundedComposer extends Composer {
  /** Our own files need eight. */
  private static final int DEEPEST = 50;

  /** So few that what they repeat of one another stays small. */
  private static final int MOST_ALIASES = 16;

  private int depth;

  private BoundedComposer(LoadSettings settings, String text) {
    super(settings, new ParserImpl(settings, new StreamReader(settings, text)));
  }

  static Optional<Node> compose(ConfigFiles.Text text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(MOST_ALIASES)
            .setCodePointLimit(Integer.MAX_VALUE) // The file's size is limited already.
            .setLabel(text.name())
            .build();
    return new BoundedComposer(settings, text.content()).getSingleNode();
  }

  @Override
  protected SequenceNode composeSequenceNode(Optional<Anchor> anchor) {
    goDown();
    SequenceNode list = super.composeSequenceNode(anchor);
    goUp(list);
    return list;
  }

  @Override
  protected Node composeMappingNode(Optional<Anchor> anchor) {
    goDown();
    Node map = super.composeMappingNode(anchor);
    goUp(map);
    return map;
  }

  private void goDown() {
    depth++;
    if (depth > DEEPEST) {
      throw new ComposerException(
          "this is nested more than " + DEEPEST + " deep", parser.peekEvent().getStartMark());
    }
  }

  private void goUp(Node node) {
    depth--;
    if (node.isRecursive()) {
      throw new ComposerException("this holds itself, by an alias", node.getStartMark());
    }
  }
}
