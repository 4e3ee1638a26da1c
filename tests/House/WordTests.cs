using System.Text.RegularExpressions;

namespace Tests.House;

/// <summary>Names and shortcuts that this house does not use.</summary>
public sealed partial class WordTests
{
    [Fact]
    public void No_type_is_named_for_being_a_helper()
    {
        var found = Sources().SelectMany(file => VagueType().Matches(file.Text).Select(match => $"{file.Path}: {match.Value}"));

        Assert.Empty(found);
    }

    [Fact]
    public void Nothing_is_left_to_do_in_a_comment()
    {
        var found = Sources().Where(file => LeftToDo().IsMatch(file.Text)).Select(file => file.Path);

        Assert.Empty(found);
    }

    [Fact]
    public void Every_silenced_warning_says_why()
    {
        var found = Sources()
            .SelectMany(file => file.Text.Split('\n').Select(line => (file.Path, Line: line.Trim())))
            .Where(line => line.Line.StartsWith("#pragma warning disable", StringComparison.Ordinal) && !line.Line.Contains("//"))
            .Select(line => $"{line.Path}: {line.Line}");

        Assert.Empty(found);
    }

    [Fact]
    public void No_catch_is_empty()
    {
        var found = Sources().Where(file => EmptyCatch().IsMatch(file.Text)).Select(file => file.Path);

        Assert.Empty(found);
    }

    private static IEnumerable<(string Path, string Text)> Sources() =>
        Repository.Files("*.cs").Where(file => file != "tests/House/WordTests.cs").Select(file => (file, Repository.Text(file)));

    [GeneratedRegex(@"\b(class|record|struct|interface|enum) \w*(Helper|Util|Utils|Manager|Info)\b")]
    private static partial Regex VagueType();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex LeftToDo();

    [GeneratedRegex(@"catch\s*(\([^)]*\))?\s*\{\s*\}")]
    private static partial Regex EmptyCatch();
}
