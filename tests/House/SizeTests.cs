namespace Tests.House;

/// <summary>A file that grows past what one can hold in mind is asking to be split.</summary>
public sealed class SizeTests
{
    private const int MostLines = 300;

    [Fact]
    public void No_file_is_longer_than_300_lines()
    {
        var tooLong = Repository.Files("*.cs")
            .Select(file => (File: file, Lines: Repository.Text(file).Split('\n').Length))
            .Where(file => file.Lines > MostLines)
            .Select(file => $"{file.File}: {file.Lines}");

        Assert.Empty(tooLong);
    }
}
