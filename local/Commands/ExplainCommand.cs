using System.CommandLine;
using Events;
using Infra.Settings;
using Local.Declaration;
using Local.Explaining;
using Local.Worlds;
using Sim;
using Sim.Lambda;

namespace Local.Commands;

/// <summary><c>explain</c>: why an event would, or would not, arrive at each consumer of its topic; or what became of a message.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var what = new Argument<string>("EVENT.json|ID")
        {
            Description = "The event; or how it is published: { \"topic\", \"message\", \"messageAttributes\", \"group\", \"deduplicationId\" }. "
                + "Or the id of a message that was sent to what `serve` runs.",
        };
        var stack = new Option<string>("--stack") { Description = "The stack to ask: Pulumi.<stack>.yaml.", DefaultValueFactory = _ => "dev" };
        var topic = new Option<string?>("--topic") { Description = "The topic, by its name in the settings. Default: that of the event's type." };
        var port = PortOption.Create("Where `serve` runs, for the id of a message.");
        var json = new Option<bool>("--json") { Description = "Print one JSON object instead of the text." };
        var command = new Command("explain", "Says why an event would, or would not, arrive: every subscription's filter, form, permissions and dead letters. Or what became of a message.")
        {
            what, stack, topic, port, json,
        };
        command.SetAction((parsed, _) => Guid.TryParse(parsed.GetValue(what), out var id)
            ? ExplainMessage.RunAsync(id, parsed.GetValue(port), parsed.GetValue(json))
            : RunAsync(parsed.GetValue(what)!, parsed.GetValue(stack)!, parsed.GetValue(topic), parsed.GetValue(json)));
        return command;
    }

    private static async Task<int> RunAsync(string path, string stack, string? topic, bool json)
    {
        var happening = ExplainedEvent.Read(path, topic);
        var file = StackFile.Read(StackFile.ProjectFolder(), stack);
        var declared = await Progress.ShowAsync("declaring", () => DeclaredStack.DeclareAsync(file));
        var world = DeclaredWorld.Build(
            declared,
            new WorldOptions { Start = DateTimeOffset.UnixEpoch, Seed = 1, Region = file.Region, Account = file.Account, EnforcesPolicies = true },
            _ => new ModelledFunction { Duration = TimeSpan.Zero });
        var explanation = Explainer.Explain(world, TopicOf(world, happening, path), happening.Request);
        if (json)
        {
            await using var output = Console.OpenStandardOutput();
            ExplanationJson.Write(output, happening, explanation);
            output.Write("\n"u8);
        }
        else
        {
            ExplanationText.Write(Console.Out, happening, explanation);
        }

        return ExitCode.Success;
    }

    private static Sim.Sns.TopicId TopicOf(DeclaredWorld world, ExplainedEvent happening, string path)
    {
        var name = happening.Topic ?? throw new UsageException(
            $"{path} is no valid event ({(happening.Reading as EventReading.Invalid)?.Reason}), so that its type names no topic: say with --topic where it is published.");
        return world.Topics.TryGetValue(name, out var topic) ? topic : throw new UsageException(
            $"The stack has no topic `{name}`. {Suggestion.For(name, world.Topics.Keys.Order(StringComparer.Ordinal))}");
    }
}
