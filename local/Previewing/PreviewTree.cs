using Infra.Settings;
using Local.Declaration;
using Local.Routing;
using Spectre.Console;

namespace Local.Previewing;

/// <summary>A stack as <c>pulumi preview</c> lists it: children under their parents, one line each.</summary>
public sealed class PreviewTree
{
    /// <summary>A consumer that polls its queue, or one that topics invoke.</summary>
    private static readonly string[] ConsumerComponents = [":LambdaConsumer", ":DirectConsumer"];

    private readonly Recording recording;
    private readonly ILookup<string?, RecordedResource> children;
    private readonly Dictionary<string, ConsumerSettings> consumers;

    /// <param name="consumers">Whose derived numbers are shown, with their reasons.</param>
    private PreviewTree(Recording recording, IEnumerable<ConsumerSettings> consumers)
    {
        this.recording = recording;
        this.consumers = consumers.ToDictionary(consumer => consumer.Name);
        children = recording.Resources.ToLookup(resource => resource.Parent);
    }

    public static void Write(IAnsiConsole console, Recording recording, IEnumerable<ConsumerSettings> consumers) =>
        new PreviewTree(recording, consumers).Write(console);

    private void Write(IAnsiConsole console)
    {
        var tree = new Tree(Line(ResourceLine.Of(recording.Stack)));
        AddChildren(tree, recording.Stack.Urn);
        console.Write(tree);
        WriteRoutes(console);
        WriteWidened(console);
        WriteCounts(console);
    }

    private void AddChildren(IHasTreeNodes node, string urn)
    {
        foreach (var child in children[urn])
        {
            var below = node.AddNode(Line(ResourceLine.Of(child)));
            if (ConsumerComponents.Any(component => child.Type.EndsWith(component, StringComparison.Ordinal)) && consumers.TryGetValue(child.Name, out var consumer))
            {
                foreach (var derivation in consumer.Derivations)
                {
                    below.AddNode(Line($"{derivation.Name} {derivation.Value} = {derivation.Formula}"));
                }
            }

            AddChildren(below, child.Urn);
        }
    }

    private void WriteRoutes(IAnsiConsole console)
    {
        var lines = RouteLines.Of(StackRoutes.Of(recording));
        if (lines.Count == 0)
        {
            return;
        }

        console.WriteLine();
        console.Write(Line("Routes\n"));
        foreach (var line in lines)
        {
            console.Write(Line($"  {line}\n"));
        }
    }

    private void WriteWidened(IAnsiConsole console)
    {
        var widened = WidenedPolicies.Of(recording.Resources);
        if (widened.Count == 0)
        {
            return;
        }

        console.WriteLine();
        console.Write(new Text("Widened policies\n", new Style(Color.Yellow)));
        foreach (var (queue, sid) in widened)
        {
            console.Write(Line($"  {queue}  {sid}\n"));
        }
    }

    private void WriteCounts(IAnsiConsole console)
    {
        console.WriteLine();
        var types = recording.Resources.CountBy(resource => resource.Type).OrderBy(type => type.Key, StringComparer.Ordinal).ToList();
        var digits = $"{recording.Resources.Count}".Length;
        foreach (var (type, count) in types)
        {
            console.Write(Line($"{$"{count}".PadLeft(digits)} {type}\n"));
        }

        console.Write(Line($"{recording.Resources.Count} resources of {types.Count} types\n"));
    }

    /// <summary>Names come from settings and programs: nothing in them may steer the terminal, and no secret is shown.</summary>
    private Text Line(string text) => new(recording.Secrecy.IsShownIn(text) ? "***" : Printable(text)) { Overflow = Overflow.Fold };

    private static string Printable(string text) =>
        string.Concat(text.Select(character => char.IsControl(character) && character != '\n' ? '\ufffd' : character));
}
