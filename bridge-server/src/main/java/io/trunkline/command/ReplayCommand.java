package io.trunkline.command;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.trunkline.ami.event.AmiEvent;
import io.trunkline.ami.event.AmiEvents;
import io.trunkline.ami.event.PbxSnapshot;
import io.trunkline.ami.wire.AmiMessage;
import io.trunkline.ami.wire.AmiReader;
import io.trunkline.ami.wire.Wanted;
import io.trunkline.calls.AgentsSeen;
import io.trunkline.calls.CallEvent;
import io.trunkline.calls.CallId;
import io.trunkline.calls.CallSink;
import io.trunkline.calls.CallTracker;
import io.trunkline.calls.TrackerSettings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the call events of recorded AMI conversations, one JSON object per line. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description =
        "Prints the call events of a recorded AMI conversation, one JSON object per line.")
public final class ReplayCommand implements Callable<Integer> {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
  private static final int MISTAKE = 2;

  @Option(
      names = "--agents",
      split = ",",
      paramLabel = "A,B",
      description = "the agents' interfaces; by default the members of the queues seen in any FILE")
  private List<String> agents = List.of();

  @Option(
      names = "--variables",
      split = ",",
      paramLabel = "X,Y",
      description = "channel variables to print")
  private List<String> variables = List.of();

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "recorded AMI conversations")
  private List<Path> files = List.of();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandSpec here = Objects.requireNonNull(spec);
    PrintWriter out = here.commandLine().getOut();
    PrintWriter err = here.commandLine().getErr();
    int exit = 0;
    Set<String> phones = agents.isEmpty() ? members() : new HashSet<>(agents);
    for (Path file : files) {
      try {
        replay(file, phones, out);
      } catch (NotAConversation no) {
        out.flush();
        err.println(no.getMessage());
        exit = MISTAKE;
      }
    }
    out.flush();
    return exit;
  }

  private void replay(Path file, Set<String> phones, PrintWriter out) throws NotAConversation {
    TrackerSettings settings = TrackerSettings.of("replay", phones, new HashSet<>(variables));
    CallTracker tracker = new CallTracker(settings, new Printer(file, out));
    read(
        file,
        message -> {
          AmiEvent event = AmiEvents.decode(message, settings::watches);
          if (event != null) {
            tracker.on(event);
          }
        });
  }

  /** The members of all queues seen in any of the files: they are of one PBX. */
  private Set<String> members() {
    AgentsSeen seen = new AgentsSeen();
    for (Path file : files) {
      try {
        read(file, message -> look(message, seen));
      } catch (NotAConversation saidLater) {
        // The file has its own line when its turn comes.
      }
    }
    return seen.interfaces();
  }

  private static void look(AmiMessage message, AgentsSeen seen) {
    AmiEvent event = AmiEvents.decode(message);
    if (event != null) {
      seen.on(event);
    }
    var member = PbxSnapshot.queueMember(message);
    if (member != null) {
      seen.on(member);
    }
  }

  private static void read(Path file, Consumer<AmiMessage> each) throws NotAConversation {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      AmiReader reader = new AmiReader(in, Wanted.everything());
      boolean spoke = false;
      for (AmiMessage message = reader.next(); message != null; message = reader.next()) {
        spoke |= message.isEvent() || message.isResponse();
        each.accept(message);
      }
      if (!spoke) {
        throw new NotAConversation(
            file
                + ": is no recorded AMI conversation. Give a file of what Asterisk sent on its"
                + " manager port.");
      }
    } catch (IOException unreadable) {
      throw new NotAConversation(
          file + ": cannot be read. Give a file that is there and readable.");
    }
  }

  /** The file is not what this command reads; the message is for people. */
  private static final class NotAConversation extends Exception {
    private static final long serialVersionUID = 1L;

    NotAConversation(String words) {
      super(words);
    }
  }

  private record Printer(Path file, PrintWriter out) implements CallSink {
    @Override
    public void happened(CallEvent event) {
      out.println(GSON.toJson(ReplayLine.of(file.toString(), event)));
    }

    @Override
    public void ended(CallId call) {
      // The end of a call is no event of any agent's.
    }
  }
}
