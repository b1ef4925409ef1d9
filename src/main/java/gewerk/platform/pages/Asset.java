package gewerk.platform.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** One file for the browser, under an address that changes with its content and may be kept forever. */
public record Asset(String name, String contentType, byte[] bytes, byte[] gzipBytes) {
  public static final String CACHE_CONTROL = "public, max-age=31536000, immutable";

  static Asset of(String name, byte[] bytes) {
    return new Asset(name, contentType(name), bytes, gzip(bytes));
  }

  public String path() {
    return "/assets/" + hash() + "/" + name;
  }

  private String hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String contentType(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "svg" -> "image/svg+xml";
      case "png" -> "image/png";
      case "webp" -> "image/webp";
      case "woff2" -> "font/woff2";
      default -> "application/octet-stream";
    };
  }

  static byte[] gzip(byte[] bytes) {
    var packed = new ByteArrayOutputStream();
    try (var stream = new GZIPOutputStream(packed) {{
      def.setLevel(Deflater.BEST_COMPRESSION);
    }}) {
      stream.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }
}
