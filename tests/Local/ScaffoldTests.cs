using System.Diagnostics;
using Events;
using global::Local;
using global::Local.Declaration;
using global::Local.Scaffolding;
using Tests.House;
using Tests.Local.Processes;

namespace Tests.Local;

/// <summary>A consumer that is written anew, into a copy of what it changes.</summary>
public sealed class ScaffoldTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("checkout-");

    public ScaffoldTests()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Root, "Pulumi*.yaml").Append(Path.Combine(Repository.Root, "Infra.sln")))
        {
            File.Copy(file, Path.Combine(root.FullName, Path.GetFileName(file)));
        }
    }

    public void Dispose() => root.Delete(recursive: true);

    [Fact]
    public void A_consumer_in_CSharp_is_a_function_a_handler_for_each_event_a_test_and_its_declarations()
    {
        var files = Write("trial-notice", ["user.signed-up", "order.placed"], "csharp");

        Assert.Equal(
            [
                "functions/TrialNotice/TrialNotice.csproj", "functions/TrialNotice/Function.cs", "functions/TrialNotice/HandleUserSignedUp.cs",
                "functions/TrialNotice/HandleOrderPlaced.cs", "tests/Functions/TrialNoticeTests.cs", "Infra.sln",
                "Pulumi.dev.yaml", "Pulumi.prod.yaml", "Pulumi.staging.yaml",
            ],
            files.Select(file => file.Path));
        Assert.Contains(".On(EventCatalog.OrderPlaced, EventJson.Default.OrderPlaced, new HandleOrderPlaced());", Text("functions/TrialNotice/Function.cs"));
        Assert.Contains("class HandleUserSignedUp : IEventHandler<UserSignedUp>", Text("functions/TrialNotice/HandleUserSignedUp.cs"));
        Assert.All(files.Where(file => file.IsNew), file => Assert.DoesNotContain("{{", file.Text.Replace("{{type", "").Replace("{{data", "")));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("staging")]
    [InlineData("prod")]
    public void The_declaration_is_one_consumer_more_and_every_line_that_was_there_stays(string stack)
    {
        var before = Text($"Pulumi.{stack}.yaml");
        Write("trial-notice", ["user.signed-up"], "csharp");

        var after = Text($"Pulumi.{stack}.yaml");
        Assert.Empty(before.Split('\n').Except(after.Split('\n')));
        Assert.Equal(before.TrimEnd().Split('\n').Length + 3, after.TrimEnd().Split('\n').Length);
        var consumers = StackFile.Read(root.FullName, stack).Config["infra:consumers"];
        Assert.Contains("\"trial-notice\":{\"takes\":[\"user.signed-up\"],\"function\":\"TrialNotice\"}", consumers.Replace(" ", ""));
        Assert.Contains("\"order-projection\"", consumers);
    }

    [Fact]
    public void A_stack_without_consumers_gets_its_first_one()
    {
        File.WriteAllText(Path.Combine(root.FullName, "Pulumi.small.yaml"), "config:\n  infra:topics:\n    users: {}\n");

        Scaffold.Write(root.FullName, Scaffold.Plan(root.FullName, "trial-notice", ["user.signed-up"], "csharp", "small"));

        Assert.Equal(
            "config:\n  infra:topics:\n    users: {}\n  infra:consumers:\n    trial-notice:\n      takes: [user.signed-up]\n      function: TrialNotice\n", Text("Pulumi.small.yaml"));
    }

    [Fact]
    public void The_solution_has_one_project_more_in_the_folder_of_the_functions()
    {
        var before = Text("Infra.sln");
        Write("trial-notice", ["user.signed-up"], "csharp");

        var added = Text("Infra.sln").Split('\n').Except(before.Split('\n')).ToList();
        Assert.Contains(added, line => line.Contains("\"TrialNotice\", \"functions\\TrialNotice\\TrialNotice.csproj\""));
        Assert.Equal(1 + 12 + 1, added.Count);
        Assert.Empty(before.Split('\n').Except(Text("Infra.sln").Split('\n')));
    }

    [PythonFact]
    public async Task A_consumer_in_Python_passes_its_own_tests()
    {
        Write("trial-notice", ["user.signed-up", "order.placed"], "python");

        Assert.Equal(0, await Run(Path.Combine(root.FullName, "functions", "TrialNotice"), "python3", "-B", "-m", "unittest"));
    }

    [NodeSdkFact]
    public async Task A_consumer_in_JavaScript_passes_its_own_tests()
    {
        Write("trial-notice", ["user.signed-up", "order.placed"], "node");
        Directory.CreateSymbolicLink(Path.Combine(root.FullName, "functions", "node_modules"), Path.Combine(NodeSdkFactAttribute.Folder, "node_modules"));

        Assert.Equal(0, await Run(Path.Combine(root.FullName, "functions", "TrialNotice"), "node", "--test"));
    }

    [Fact]
    public void The_sample_of_every_event_fits_its_schema() => Assert.All(EventCatalog.All, type =>
    {
        var message = $$"""{ "specversion": "1.0", "id": "e1", "source": "/test", "type": "{{type.Name}}", "dataschema": "{{type.DataSchema}}", "data": {{SampleData.Of(type).ToJsonString()}} }""";

        Assert.IsType<EventReading.Valid>(EventEnvelope.Read(message, new MessageOrigin("m1", "urn:test")));
    });

    [Theory]
    [InlineData("TrialNotice", "user.signed-up", "csharp", null, "The consumer `TrialNotice` has a name that is not allowed")]
    [InlineData("welcome-email", "user.signed-up", "csharp", null, "Pulumi.dev.yaml has a consumer `welcome-email` already")]
    [InlineData("trial", "user.signedup", "csharp", null, "--takes: there is no event type `user.signedup`. Did you mean `user.signed-up`?")]
    [InlineData("trial", "user.signed-up", "cobol", null, "--language is `cobol`, must be csharp, python or node.")]
    [InlineData("trial", "user.signed-up", "csharp", "nowhere", "There is no stack `nowhere`")]
    [InlineData("taken", "user.signed-up", "csharp", null, "functions/Taken exists already")]
    [InlineData("trial", "user.signed-up,user.signed-up", "csharp", null, "--takes names an event twice")]
    public void What_cannot_be_is_refused_in_one_line_and_nothing_is_written(string name, string takes, string language, string? stack, string line)
    {
        Directory.CreateDirectory(Path.Combine(root.FullName, "functions", "Taken"));
        var before = Snapshot();

        var refused = Assert.Throws<UsageException>(() => Scaffold.Plan(root.FullName, name, takes.Split(','), language, stack));

        Assert.StartsWith(line, refused.Message);
        Assert.DoesNotContain('\n', refused.Message);
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public void A_topic_that_a_stack_does_not_declare_is_refused()
    {
        File.WriteAllText(Path.Combine(root.FullName, "Pulumi.small.yaml"), "config:\n  infra:topics:\n    orders: {}\n");

        var refused = Assert.Throws<UsageException>(() => Scaffold.Plan(root.FullName, "trial", ["user.signed-up"], "csharp", "small"));

        Assert.Contains("`user.signed-up` is carried by the topic `users`, which Pulumi.small.yaml does not declare", refused.Message);
    }

    [Fact]
    public void What_cannot_be_written_leaves_nothing_behind()
    {
        var files = Scaffold.Plan(root.FullName, "trial-notice", ["user.signed-up"], "csharp", null);
        // A folder stands where the test should go.
        Directory.CreateDirectory(Path.Combine(root.FullName, "tests", "Functions", "TrialNoticeTests.cs"));
        var before = Snapshot();

        var refused = Assert.Throws<UsageException>(() => Scaffold.Write(root.FullName, files));

        Assert.Contains("tests/Functions/TrialNoticeTests.cs cannot be written", refused.Message);
        Assert.Equal(before, Snapshot());
    }

    private IReadOnlyList<PlannedFile> Write(string name, string[] takes, string language)
    {
        var files = Scaffold.Plan(root.FullName, name, takes, language, stack: null);
        Scaffold.Write(root.FullName, files);
        return files;
    }

    private string Text(string file) => File.ReadAllText(Path.Combine(root.FullName, file));

    private List<(string, string)> Snapshot() => [.. root.EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal)
        .Select(file => (file.FullName, File.ReadAllText(file.FullName)))];

    private static async Task<int> Run(string folder, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
