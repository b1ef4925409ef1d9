package gewerk.people.factors;

import java.util.Map;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;

/**
 * A picture that a phone reads, drawn by the page itself: nothing of it leaves this server.
 *
 * @param size of each side, in squares
 * @param path the dark squares, as SVG draws them
 */
public record QrCode(int size, String path) {
  private static final int MARGIN = 3;

  static QrCode of(String text) {
    try {
      var squares = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, MARGIN));
      return new QrCode(squares.getWidth(), path(squares));
    } catch (WriterException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String path(BitMatrix squares) {
    var path = new StringBuilder();
    for (int y = 0; y < squares.getHeight(); y++) {
      for (int x = 0; x < squares.getWidth(); x++) {
        if (squares.get(x, y)) {
          path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    return path.toString();
  }
}
