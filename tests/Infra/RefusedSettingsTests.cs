using Infra.Packaging;
using Infra.Settings;
using Local.Declaration;
using Tests.House;
using Tests.Local;

namespace Tests.Infra;

/// <summary>
/// Each file of <c>Refused/</c> is a broken <c>Pulumi.test.yaml</c>; its first lines hold, as comments, every failure with its
/// whole text: what, where, given, allowed, what to do.
/// </summary>
public sealed class RefusedSettingsTests
{
    private const string Folder = "tests/Infra/Refused";
    private const string Mark = "# - ";

    public static TheoryData<string> Files => [.. Repository.Files("*.yaml")
        .Where(file => file.StartsWith(Folder, StringComparison.Ordinal)).Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Broken_settings_are_refused_with_all_their_failures(string name)
    {
        var file = $"{Folder}/{name}.yaml";
        var text = Repository.Text(file);
        // The functions that there are change with every one that somebody adds.
        var failures = (await FailuresOfAsync(text)).Select(failure => failure.Replace(string.Join(", ", FunctionPackage.OfConsumers), "{functions}")).ToList();

        if (Approved.IsRequested)
        {
            var settings = string.Concat(text.Split('\n').SkipWhile(line => line.StartsWith(Mark, StringComparison.Ordinal)).Select(line => $"{line}\n")).TrimEnd('\n');
            File.WriteAllText(Path.Combine(Repository.Root, file), string.Concat(failures.Select(failure => $"{Mark}{failure}\n")) + settings + "\n");
        }

        Assert.NotEmpty(failures);
        Assert.Equal(
            Repository.Text(file).Split('\n').TakeWhile(line => line.StartsWith(Mark, StringComparison.Ordinal)).Select(line => line[Mark.Length..]),
            failures);
        Assert.Equal(failures.Count, new SettingsException(failures).Message.Split('\n').Count(line => line.StartsWith("  - ", StringComparison.Ordinal)));
    }

    [Fact]
    public void There_are_many_ways_to_break_them() => Assert.True(Directory.GetFiles(Path.Combine(Repository.Root, Folder)).Length >= 60);

    /// <summary>Nothing is declared: the program is not even started when one rule is broken.</summary>
    private static async Task<IReadOnlyList<string>> FailuresOfAsync(string text)
    {
        using var folder = new StackFolder(text);
        var refused = await Assert.ThrowsAsync<SettingsException>(() => DeclaredStack.DeclareAsync(StackFile.Read(folder.Path, "test")));
        return refused.Failures;
    }
}
