package io.trunkline.lab;

import io.trunkline.lab.asterisk.AsteriskLab;
import io.trunkline.lab.asterisk.AsteriskRoot;
import io.trunkline.lab.asterisk.AsteriskVersion;
import io.trunkline.lab.asterisk.StandingLabs;
import io.trunkline.lab.story.AmiRecorder;
import io.trunkline.lab.story.Recording;
import io.trunkline.lab.story.Stories;
import io.trunkline.lab.story.Story;
import io.trunkline.lab.story.Theatre;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code trunkline lab record}: what happens on a lab becomes a tape. */
@Command(
    name = "record",
    mixinStandardHelpOptions = true,
    description =
        "Records a tape: a known story, played by phones on a lab of its own; or by hand what"
            + " happens on the lab that runs, until Enter.")
final class LabRecord implements Callable<Integer> {
  /** Where the script that started us stands, if that is a checkout. */
  private static final String CHECKOUT = "TRUNKLINE_CHECKOUT";

  private static final Path TAPES = Path.of("asterisk-ami", "src", "test", "tapes");

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "the tape's name; of known stories as many as you like")
  private List<String> names = List.of();

  @Option(
      names = "--asterisk",
      paramLabel = "22|16",
      defaultValue = "22",
      converter = LabCommand.Version.class,
      description = "which Asterisk (default ${DEFAULT-VALUE})")
  private AsteriskVersion version = AsteriskVersion.V22;

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description = "where the tape goes; in a checkout, its folder of tapes")
  private @Nullable Path to;

  @Option(
      names = "--description",
      paramLabel = "TEXT",
      description = "what happens, for a tape recorded by hand")
  private @Nullable String description;

  @Option(names = "--list", description = "lists the known stories")
  private boolean list;

  @ParentCommand private @Nullable LabCommand lab;
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    if (list) {
      Stories.all().forEach(story -> describe(story, line.getOut()));
      line.getOut().flush();
      return 0;
    }
    List<String> wanted = checkedNames(line);
    Path folder = folder(line);
    List<Story> stories = wanted.stream().flatMap(name -> Stories.named(name).stream()).toList();
    boolean known = stories.size() == wanted.size();
    if (!known && (wanted.size() > 1 || description == null)) {
      throw new ParameterException(
          line,
          "There is no story "
              + String.join(" or ", unknown(wanted))
              + "; see --list, or say with --description what you will do by hand");
    }
    return Objects.requireNonNull(lab)
        .perform(
            line,
            (labs, out) ->
                known
                    ? play(stories, folder, out)
                    : byHand(
                        wanted.get(0), Objects.requireNonNull(description), folder, labs, line));
  }

  private static List<String> unknown(List<String> wanted) {
    return wanted.stream().filter(name -> Stories.named(name).isEmpty()).toList();
  }

  private static void describe(Story story, PrintWriter out) {
    String only = story.versions().size() == 1 ? " (Asterisk " + story.versions() + ")" : "";
    out.println(story.name() + only);
    out.println("    " + story.description());
  }

  /** Each becomes the name of two files. */
  private List<String> checkedNames(CommandLine line) {
    boolean plain = names.stream().allMatch(n -> n.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}"));
    if (names.isEmpty() || !plain) {
      throw new ParameterException(line, "The tape needs a name of letters, digits and hyphens");
    }
    return names;
  }

  private Path folder(CommandLine line) {
    if (to != null) {
      return to;
    }
    Path tapes = Path.of(System.getenv().getOrDefault(CHECKOUT, "")).resolve(TAPES);
    if (!Files.isDirectory(tapes)) {
      throw new ParameterException(line, "Say with --to where the tape goes: this is no checkout");
    }
    return tapes.resolve("asterisk-" + version);
  }

  /** All on one lab; one that goes otherwise is said, and leaves no tape. */
  private int play(List<Story> stories, Path folder, PrintWriter out) {
    for (Story story : stories) {
      if (!story.versions().contains(version)) {
        throw new IllegalStateException("Asterisk " + version + " cannot play " + story.name());
      }
    }
    List<String> otherwise = new ArrayList<>();
    AsteriskRoot root =
        AsteriskRoot.of(version, Objects.requireNonNull(lab).cache(), progress -> {});
    try (AsteriskLab own = AsteriskLab.start(root);
        Theatre theatre = new Theatre(own)) {
      for (Story story : stories) {
        try {
          write(theatre.record(story), folder, story.name(), story.description(), out);
        } catch (IllegalStateException e) {
          otherwise.add(story.name() + " went otherwise: " + e.getMessage());
        }
      }
    }
    if (!otherwise.isEmpty()) {
      throw new IllegalStateException(String.join(System.lineSeparator(), otherwise));
    }
    return 0;
  }

  private int byHand(
      String tape, String description, Path folder, StandingLabs labs, CommandLine line) {
    try (AmiRecorder recorder =
        AmiRecorder.start(
            labs.find(version)
                .orElseThrow(
                    () ->
                        new IllegalStateException(
                            "Asterisk "
                                + version
                                + " does not run; start it with: ./trunkline lab start"))
                .observer())) {
      line.getErr().println("Recording. Press Enter when the last phone has hung up.");
      line.getErr().flush();
      awaitEnter();
      write(recorder.finish(), folder, tape, description, line.getOut());
      return 0;
    }
  }

  private static void awaitEnter() {
    try {
      for (int read = System.in.read(); read >= 0 && read != '\n'; ) {
        read = System.in.read();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(
      Recording recording, Path folder, String name, String description, PrintWriter out) {
    try {
      recording.writeTo(folder, name, description);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + folder, e);
    }
    out.println(
        folder.resolve(name + ".ami")
            + ": "
            + recording.length()
            + " bytes. Write down what it means, in "
            + folder.resolve("expected.json")
            + ", before the tracker has seen it.");
    out.flush();
  }
}
