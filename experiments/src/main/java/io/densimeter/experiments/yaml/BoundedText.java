package io.densimeter.experiments.yaml;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The text of a file, read no further than {@link #MAX_BYTES} and decoded strictly as UTF-8. */
final class BoundedText {
  /** A file that people write by hand is far below this: 1 MiB. */
  static final int MAX_BYTES = 1 << 20;

  private BoundedText() {}

  /** Returns the text, or null after adding a problem. */
  static @Nullable String read(Path file, Source source, Problems problems) {
    var start = Place.whole(source);
    if (Files.isDirectory(file)) {
      problems.add(start, "", "must be a file, is a folder.");
      return null;
    }
    try (var in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        problems.add(start, "", "must be at most 1 MiB; the rest was not read.");
        return null;
      }
      return decode(bytes, source, problems);
    } catch (NoSuchFileException absent) {
      problems.add(start, "", "no such file.");
    } catch (IOException unreadable) {
      problems.add(start, "", "cannot be read: " + unreadable.getMessage() + ".");
    }
    return null;
  }

  private static @Nullable String decode(byte[] bytes, Source source, Problems problems) {
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length + 1);
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      String octet = String.format("0x%02X", bytes[in.position()]);
      problems.add(endOf(text, source), "", "must be UTF-8, has the byte " + octet + " here.");
      return null;
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** Returns the place after the last character of a text. */
  static Place endOf(String text, Source source) {
    int lineStart = text.lastIndexOf('\n') + 1;
    int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
    return new Place(source, line, 1 + text.codePointCount(lineStart, text.length()));
  }
}
