using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tests.House;

/// <summary>A file or a method that grows past what one can hold in mind is asking to be split.</summary>
public sealed class SizeTests
{
    private const int MostLines = 300;
    private const int MostLinesOfAMethod = 60;

    [Fact]
    public void No_file_is_longer_than_300_lines()
    {
        var tooLong = Repository.Files("*.cs")
            .Select(file => (File: file, Lines: Repository.Text(file).Split('\n').Length))
            .Where(file => file.Lines > MostLines)
            .Select(file => $"{file.File}: {file.Lines}");

        Assert.Empty(tooLong);
    }

    [Fact]
    public void No_method_is_longer_than_60_lines()
    {
        var tooLong =
            from file in Repository.Files("*.cs")
            from method in CSharpSyntaxTree.ParseText(Repository.Text(file)).GetRoot().DescendantNodes().OfType<BaseMethodDeclarationSyntax>()
            let span = method.GetLocation().GetLineSpan()
            let lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1
            where lines > MostLinesOfAMethod
            select $"{file}:{span.StartLinePosition.Line + 1}: {lines}";

        Assert.Empty(tooLong);
    }
}
