using System.Text.Json;
using System.Text.Json.Nodes;
using Local.Declaration;

namespace Local.Scaffolding;

/// <summary>Writes a consumer: the folder of its function, its declaration, and a test that passes. All of it or nothing.</summary>
public sealed class Scaffold
{
    private readonly string root;
    private readonly NewConsumer consumer;

    private Scaffold(string root, NewConsumer consumer) => (this.root, this.consumer) = (root, consumer);

    /// <param name="stack">The stack that declares it; null: every environment.</param>
    /// <returns>The files as they are to be, nothing written yet.</returns>
    /// <exception cref="UsageException">There can be no such consumer.</exception>
    public static IReadOnlyList<PlannedFile> Plan(string root, string name, IReadOnlyList<string> takes, string language, string? stack)
    {
        if (stack is not null)
        {
            // Says by itself that there is no such stack.
            StackFile.Read(root, stack);
        }

        return new Scaffold(root, NewConsumerRules.Check(root, name, takes, language, stack)).Plan();
    }

    /// <summary>Writes them; whatever cannot be written, what was written before it is taken back.</summary>
    /// <exception cref="UsageException">A file cannot be written.</exception>
    public static void Write(string root, IReadOnlyList<PlannedFile> files)
    {
        var former = files.Where(file => !file.IsNew).ToDictionary(file => file.Path, file => File.ReadAllBytes(Path.Combine(root, file.Path)));
        var written = new List<PlannedFile>();
        try
        {
            foreach (var file in files)
            {
                var path = Path.Combine(root, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                written.Add(file);
                File.WriteAllText(path, file.Text);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            TakeBack(root, written, former);
            throw new UsageException($"{files[written.Count - 1].Path} cannot be written: {error.Message} Nothing was changed.");
        }
    }

    private static void TakeBack(string root, List<PlannedFile> written, Dictionary<string, byte[]> former)
    {
        foreach (var file in written)
        {
            var path = Path.Combine(root, file.Path);
            if (!file.IsNew)
            {
                File.WriteAllBytes(path, former[file.Path]);
                continue;
            }

            // What could not be written may be a folder of that name, which is not ours.
            if (File.Exists(path))
            {
                File.Delete(path);
            }

            var folder = Path.GetDirectoryName(path)!;
            if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            {
                Directory.Delete(folder);
            }
        }
    }

    private IReadOnlyList<PlannedFile> Plan()
    {
        return
        [
            .. consumer.Language switch
            {
                Language.Python => Script("python", "handler.py", "test_handler.py"),
                Language.Node => Script("node", "index.mjs", "index.test.mjs"),
                _ => CSharp(),
            },
            .. consumer.Stacks.Select(stack => $"Pulumi.{stack}.yaml").Select(file =>
                new PlannedFile(file, StackText.With(File.ReadAllText(Path.Combine(root, file)), consumer), IsNew: false)),
        ];
    }

    private IEnumerable<PlannedFile> CSharp()
    {
        var (function, folder) = (consumer.Function, $"functions/{consumer.Function}");
        yield return new PlannedFile($"{folder}/{function}.csproj", Template.Text("csharp.project"));
        yield return new PlannedFile($"{folder}/Function.cs", Template.Text(
            "csharp.function",
            ("Function", function),
            ("Consumer", consumer.Name),
            ("Routes", string.Join("\n            ", consumer.Takes.Select(type =>
                $".On(EventCatalog.{NewConsumer.RecordOf(type)}, EventJson.Default.{NewConsumer.RecordOf(type)}, new Handle{NewConsumer.RecordOf(type)}())")))));
        foreach (var type in consumer.Takes)
        {
            yield return new PlannedFile($"{folder}/Handle{NewConsumer.RecordOf(type)}.cs", Template.Text(
                "csharp.handler", ("Function", function), ("Record", NewConsumer.RecordOf(type)), ("Event", type.Name)));
        }

        yield return new PlannedFile($"tests/Functions/{function}Tests.cs", Template.Text(
            "csharp.tests",
            ("Function", function),
            ("Consumer", consumer.Name),
            ("Tests", string.Join("\n\n", consumer.Takes.Select(type => Template.Text(
                "csharp.test", ("Record", NewConsumer.RecordOf(type)), ("Event", type.Name), ("Sample", SampleData.Of(type).ToJsonString())).TrimEnd())))));
        yield return new PlannedFile("Infra.sln", SolutionText.With(File.ReadAllText(Path.Combine(root, "Infra.sln")), function), IsNew: false);
    }

    private IEnumerable<PlannedFile> Script(string language, string handler, string tests)
    {
        var samples = new JsonArray([.. consumer.Takes.Select(type => (JsonNode)new JsonObject
        {
            ["specversion"] = "1.0", ["id"] = "e1", ["source"] = "/test", ["type"] = type.Name, ["data"] = SampleData.Of(type),
        })]);
        (string, string)[] places =
        [
            ("Consumer", consumer.Name),
            ("Types", string.Join(", ", consumer.Takes.Select(type => $"'{type.Name}'"))),
            ("BareTypes", string.Join(", ", consumer.Takes.Where(type => type.BareName is not null).Select(type =>
                language == "node" ? $"['{type.BareName}', '{type.Name}']" : $"'{type.BareName}': '{type.Name}'"))),
            ("Samples", samples.ToJsonString(new JsonSerializerOptions { WriteIndented = false })),
            ("Count", $"{consumer.Takes.Count}"),
        ];
        yield return new PlannedFile($"functions/{consumer.Function}/{handler}", Template.Text($"{language}.handler", places));
        yield return new PlannedFile($"functions/{consumer.Function}/{tests}", Template.Text($"{language}.test", places));
    }
}
