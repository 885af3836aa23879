package dev.backsafe.picture;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Image files of few colours: a PNG, or a GIF that moves. */
final class ImageFiles {
  private static final String GIF_FORMAT = "javax_imageio_gif_image_1.0";

  private ImageFiles() {}

  /**
   * A picture of a loop.
   *
   * @param hundredths how long it is shown, in 1/100 s as GIF counts
   */
  record Frame(BufferedImage picture, int hundredths) {}

  static byte[] png(BufferedImage picture) {
    Palette palette = Palette.of(List.of(picture));
    Rectangle all = new Rectangle(picture.getWidth(), picture.getHeight());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(0);
      writer.setOutput(stream);
      BufferedImage few = image(palette, palette.indexed(picture), all.width, all);
      writer.write(null, new IIOImage(few, null, null), parameters);
      writer.dispose();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * A GIF that runs for ever; of each frame only what has changed is written.
   *
   * @param frames drawn one after another, since all of them would take much memory
   */
  static byte[] gif(Palette palette, Iterator<Frame> frames) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
      writer.setOutput(stream);
      writer.prepareWriteSequence(null);
      byte[] before = new byte[0];
      while (frames.hasNext()) {
        Frame frame = frames.next();
        int width = frame.picture().getWidth();
        byte[] now = palette.indexed(frame.picture());
        Rectangle changed = changed(before, now, width);
        BufferedImage part = image(palette, difference(before, now), width, changed);
        IIOMetadata data = writer.getDefaultImageMetadata(new ImageTypeSpecifier(part), null);
        describe(data, changed, frame.hundredths(), before.length == 0);
        writer.writeToSequence(new IIOImage(part, null, data), null);
        before = now;
      }
      writer.endWriteSequence();
      writer.dispose();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static Rectangle changed(byte[] before, byte[] now, int width) {
    if (before.length == 0) {
      return new Rectangle(width, now.length / width);
    }
    int left = width;
    int right = -1;
    int top = -1;
    int bottom = -1;
    for (int i = 0; i < now.length; i++) {
      if (now[i] != before[i]) {
        top = top < 0 ? i / width : top;
        bottom = i / width;
        left = Math.min(left, i % width);
        right = Math.max(right, i % width);
      }
    }
    return right < 0
        ? new Rectangle(1, 1)
        : new Rectangle(left, top, right - left + 1, bottom - top + 1);
  }

  private static byte[] difference(byte[] before, byte[] now) {
    byte[] difference = now.clone();
    for (int i = 0; i < before.length; i++) {
      if (now[i] == before[i]) {
        difference[i] = Palette.UNCHANGED;
      }
    }
    return difference;
  }

  private static BufferedImage image(Palette palette, byte[] pixels, int width, Rectangle part) {
    byte[] copy = new byte[part.width * part.height];
    for (int row = 0; row < part.height; row++) {
      System.arraycopy(pixels, (part.y + row) * width + part.x, copy, row * part.width, part.width);
    }
    WritableRaster raster =
        Raster.createInterleavedRaster(
            new DataBufferByte(copy, copy.length),
            part.width,
            part.height,
            part.width,
            1,
            new int[] {0},
            null);
    return new BufferedImage(palette.model(), raster, false, null);
  }

  /**
   * https://docs.oracle.com/en/java/javase/25/docs/api/java.desktop/javax/imageio/metadata/doc-files/gif_metadata.html
   */
  private static void describe(IIOMetadata data, Rectangle part, int hundredths, boolean first)
      throws IIOInvalidTreeException {
    IIOMetadataNode root = (IIOMetadataNode) data.getAsTree(GIF_FORMAT);
    IIOMetadataNode place = child(root, "ImageDescriptor");
    place.setAttribute("imageLeftPosition", Integer.toString(part.x));
    place.setAttribute("imageTopPosition", Integer.toString(part.y));
    IIOMetadataNode control = child(root, "GraphicControlExtension");
    control.setAttribute("disposalMethod", "doNotDispose");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", first ? "FALSE" : "TRUE");
    control.setAttribute("transparentColorIndex", Integer.toString(Palette.UNCHANGED));
    control.setAttribute("delayTime", Integer.toString(hundredths));
    if (first) {
      IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
      loop.setAttribute("applicationID", "NETSCAPE");
      loop.setAttribute("authenticationCode", "2.0");
      loop.setUserObject(new byte[] {1, 0, 0});
      child(root, "ApplicationExtensions").appendChild(loop);
    }
    data.setFromTree(GIF_FORMAT, root);
  }

  private static IIOMetadataNode child(IIOMetadataNode root, String name) {
    for (int i = 0; i < root.getLength(); i++) {
      if (root.item(i).getNodeName().equals(name)) {
        return (IIOMetadataNode) root.item(i);
      }
    }
    IIOMetadataNode child = new IIOMetadataNode(name);
    root.appendChild(child);
    return child;
  }
}
