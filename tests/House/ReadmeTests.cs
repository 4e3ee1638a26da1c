using System.Text.RegularExpressions;

namespace Tests.House;

/// <summary>What the README says of the house must be so.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public void Every_top_level_folder_is_in_the_readme_and_every_one_it_names_exists()
    {
        var tree = Regex.Match(Repository.Text("README.md"), "```tree\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        var named = FolderLine().Matches(tree).Select(match => match.Groups[1].Value).ToHashSet();
        var real = Directory.EnumerateDirectories(Repository.Root)
            .Select(folder => Path.GetFileName(folder))
            .Where(folder => !folder.StartsWith('.') && folder != "artifacts")
            .ToHashSet();

        Assert.Equal(real.Order(), named.Order());
    }

    [Fact]
    public void Every_file_it_links_to_exists()
    {
        var missing = Link().Matches(Repository.Text("README.md"))
            .Select(match => match.Groups[1].Value)
            .Where(target => !target.Contains("://") && !target.StartsWith('#'))
            .Where(target => !Path.Exists(Path.Combine(Repository.Root, target)));

        Assert.Empty(missing);
    }

    [GeneratedRegex("^([a-z]+)/ ", RegexOptions.Multiline)]
    private static partial Regex FolderLine();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();
}
