package gewerk.views.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import gewerk.platform.http.Answer;
import gewerk.platform.http.Refusal;
import gewerk.platform.http.Request;
import gewerk.platform.pages.web.Pages;
import gewerk.platform.resource.Asking;
import gewerk.platform.resource.Attribute;
import gewerk.platform.resource.Listing;
import gewerk.views.editing.Controls;
import gewerk.views.table.edit.Back;
import gewerk.work.workpackages.WorkPackage;
import gewerk.work.workpackages.WorkPackages;

/** The present view as a file for spreadsheets: all its rows, page after page as they come. */
final class CsvPages {
  private static final int BATCH = 500;
  private static final String STARTS_OF_FORMULAS = "=+-@\t\r";

  private final Pages pages;
  private final WorkPackages workPackages;
  private final ViewReader views;

  CsvPages(Pages pages, WorkPackages workPackages, ViewReader views) {
    this.pages = pages;
    this.workPackages = workPackages;
    this.views = views;
    pages.get("/work_packages.csv", this::export);
  }

  private Answer export(Request request, Asking asking) {
    if (!asking.viewer().mayAnywhere("view_work_packages")) {
      throw Refusal.forbidden();
    }
    var view = views.read(Back.to(request), asking);
    var formats = pages.page(request, "").formats();
    return Answer.streamed("text/csv; charset=utf-8", out -> write(out, view, asking, new Cells(workPackages.neighbours(), asking, formats)))
        .with("Content-Disposition", "attachment; filename=\"work-packages.csv\"");
  }

  private void write(OutputStream out, View view, Asking asking, Cells cells) throws IOException {
    var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    line(writer, view.columns().stream().map(column -> column.label(workPackages.declaration(), asking.words())).toList());
    var listing = ContentMaker.listing(workPackages, view);
    for (int page = 1; ; page++) {
      var part = new Listing(listing.filters(), listing.sorts(), null, false, page, BATCH, listing.select(), listing.further());
      var rows = workPackages.page(part, asking).rows();
      cells.prepare(rows, view.columns());
      for (var wp : rows) {
        line(writer, view.columns().stream().map(column -> text(cells, column, wp)).toList());
      }
      if (rows.size() < BATCH) {
        break;
      }
    }
    writer.flush();
  }

  /** Names where there are names; dates and numbers as machines read them. */
  private static String text(Cells cells, Attribute<WorkPackage> column, WorkPackage wp) {
    return switch (cells.cell(column, wp)) {
      case Cell.Chip(var label, var hue, var square) -> label;
      case Cell.Who(var name, var initials) -> name;
      case Cell.Plain(var text) when column.kind().isLink() || column.name().equals("priority") -> text;
      case Cell.Nothing() -> "";
      default -> Controls.written(column, column.value(wp));
    };
  }

  private static void line(Writer writer, List<String> texts) throws IOException {
    writer.write(String.join(",", texts.stream().map(CsvPages::quoted).toList()) + "\r\n");
  }

  /** Spreadsheets run what begins like a formula; an apostrophe keeps it a text (OWASP, CSV injection). Plain numbers stay numbers. */
  static String quoted(String text) {
    boolean runs = !text.isEmpty() && STARTS_OF_FORMULAS.indexOf(text.charAt(0)) >= 0 && !isNumber(text);
    var safe = runs ? "'" + text : text;
    boolean plain = safe.chars().noneMatch(letter -> letter == '"' || letter == ',' || letter == ';' || letter == '\n' || letter == '\r');
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }

  private static boolean isNumber(String text) {
    return text.length() > 1 && text.substring(1).chars().allMatch(letter -> letter >= '0' && letter <= '9' || letter == '.') && text.charAt(0) == '-';
  }
}
