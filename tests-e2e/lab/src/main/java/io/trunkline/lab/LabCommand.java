package io.trunkline.lab;

import io.trunkline.lab.asterisk.AsteriskVersion;
import io.trunkline.lab.asterisk.CacheFolder;
import io.trunkline.lab.asterisk.LabUnavailable;
import io.trunkline.lab.asterisk.StandingLabs;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * {@code trunkline lab}: a real Asterisk on this machine, to try things on. Exit codes: 0 well, 1
 * not, 2 a mistake, 3 there can be no lab here.
 */
@Command(
    name = "lab",
    mixinStandardHelpOptions = true,
    description = "A real Asterisk of your own on this machine, 22 or 16, on free ports.",
    subcommands = {LabStart.class, LabStop.class, LabStatus.class, LabRecord.class})
public final class LabCommand implements Runnable {
  /** How commands end where there can be no lab. */
  public static final int UNAVAILABLE = 3;

  private final Path cache;
  @Spec private @Nullable CommandSpec spec;

  /** For picocli. */
  public LabCommand() {
    this(CacheFolder.ofThisUser());
  }

  /** With a cache folder of one's own. */
  public LabCommand(Path cache) {
    this.cache = cache;
  }

  @Override
  public void run() {
    throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "What shall it do?");
  }

  /** Where the roots are and what is known of the labs. */
  public Path cache() {
    return cache;
  }

  StandingLabs labs() {
    return new StandingLabs(cache);
  }

  /** What a subcommand does; its exit code. */
  interface Work {
    int on(StandingLabs labs, PrintWriter out);
  }

  /** Does it, and turns what goes wrong with a lab into words on the error output. */
  int perform(CommandLine line, Work work) {
    PrintWriter err = line.getErr();
    try {
      return work.on(labs(), line.getOut());
    } catch (LabUnavailable e) {
      err.println(e.line());
      return UNAVAILABLE;
    } catch (IllegalStateException | UncheckedIOException e) {
      err.println(e.getMessage());
      return 1;
    } finally {
      line.getOut().flush();
      err.flush();
    }
  }

  /** One version where one was named, else all. */
  static List<AsteriskVersion> chosen(@Nullable AsteriskVersion version) {
    return version == null ? Arrays.asList(AsteriskVersion.values()) : List.of(version);
  }

  /** Takes 22 or 16. */
  static final class Version implements ITypeConverter<AsteriskVersion> {
    @Override
    public AsteriskVersion convert(String number) {
      try {
        return AsteriskVersion.of(number);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage() + "; choose 22 or 16");
      }
    }
  }
}
