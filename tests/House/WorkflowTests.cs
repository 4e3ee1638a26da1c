using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Tests.House;

/// <summary>The workflows run with the rights to deploy: what they use is pinned, and what they need is written down.</summary>
public sealed partial class WorkflowTests
{
    private static readonly string[] Workflows = [.. Repository.Files("*.yml").Where(file => file.StartsWith(".github/workflows/", StringComparison.Ordinal))];

    public static TheoryData<string> Files => [.. Workflows];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_action_is_pinned_to_a_commit_with_its_version_beside_it(string file)
    {
        var uses = Uses().Matches(Repository.Text(file)).Select(match => match.Groups[1].Value.Trim()).ToList();

        Assert.NotEmpty(uses);
        Assert.All(uses, use => Assert.True(use.StartsWith("./", StringComparison.Ordinal) || Pinned().IsMatch(use), $"{file}: {use}"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_job_says_what_it_may_do_and_how_long_it_may_take(string file)
    {
        foreach (var (name, job) in Jobs(file))
        {
            Assert.True(job.Children.ContainsKey("permissions"), $"{file}: {name} has no permissions");
            Assert.True(job.Children.ContainsKey("timeout-minutes") || job.Children.ContainsKey("uses"), $"{file}: {name} has no timeout");
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void No_script_takes_text_from_an_event(string file)
    {
        // Whoever opens a pull request chooses its title and branch: put into a script they would be run.
        var scripts = Steps(file).Select(step => step.Children.TryGetValue("run", out var run) ? ((YamlScalarNode)run).Value! : string.Empty);

        // A matrix is written in the workflow itself.
        Assert.All(scripts, script => Assert.DoesNotMatch(@"\$\{\{(?! matrix\.)", script));
        Assert.DoesNotContain("pull_request_target", Repository.Text(file));
    }

    [Fact]
    public void They_need_no_secret_or_variable_that_the_README_does_not_name()
    {
        var needed = Workflows.SelectMany(file => Needed().Matches(Repository.Text(file))).Select(match => match.Groups[1].Value)
            .Concat(Workflows.SelectMany(file => Roles().Matches(Repository.Text(file))).Select(match => match.Groups[1].Value)).Distinct();
        var readme = Repository.Text("README.md");

        Assert.NotEmpty(needed);
        Assert.All(needed, name => Assert.Contains($"`{name}`", readme));
    }

    [Fact]
    public void Each_stack_is_deployed_after_the_one_before_it()
    {
        var jobs = Jobs(".github/workflows/deploy.yml").ToDictionary();

        Assert.Equal(["test", "dev", "staging", "prod"], jobs.Keys);
        Assert.Equal(["test", "dev", "staging"], jobs.Values.Skip(1).Select(job => ((YamlScalarNode)job["needs"]).Value));
    }

    [Fact]
    public void A_deployment_is_never_cancelled()
    {
        var up = Jobs(".github/workflows/deploy-stack.yml").Single().Value;

        Assert.Equal("false", ((YamlScalarNode)((YamlMappingNode)up["concurrency"])["cancel-in-progress"]).Value);
    }

    [Fact]
    public void Every_script_that_a_workflow_runs_is_there()
    {
        var scripts = Workflows.SelectMany(file => Scripts().Matches(Repository.Text(file))).Select(match => match.Value).Distinct().ToList();

        Assert.NotEmpty(scripts);
        Assert.All(scripts, script => Assert.True(File.Exists(Path.Combine(Repository.Root, script)), script));
    }

    private static IEnumerable<YamlMappingNode> Steps(string file) => Jobs(file)
        .SelectMany(job => job.Value.Children.TryGetValue("steps", out var steps) ? ((YamlSequenceNode)steps).Children : [])
        .Cast<YamlMappingNode>();

    private static IEnumerable<KeyValuePair<string, YamlMappingNode>> Jobs(string file) => ((YamlMappingNode)Root(file)["jobs"]).Children
        .Select(job => KeyValuePair.Create(((YamlScalarNode)job.Key).Value!, (YamlMappingNode)job.Value));

    private static YamlMappingNode Root(string file)
    {
        var yaml = new YamlStream();
        using var reader = new StringReader(Repository.Text(file));
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    [GeneratedRegex(@"^\s*(?:- )?uses: (.+)$", RegexOptions.Multiline)]
    private static partial Regex Uses();

    [GeneratedRegex(@"^[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex Pinned();

    [GeneratedRegex(@"(?:secrets|vars)\.(\w+)")]
    private static partial Regex Needed();

    [GeneratedRegex(@"role: (\w+)")]
    private static partial Regex Roles();

    [GeneratedRegex(@"\.(?:github|ci)/[a-z-]+(?= |$)", RegexOptions.Multiline)]
    private static partial Regex Scripts();
}
