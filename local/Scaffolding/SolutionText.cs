using System.Security.Cryptography;
using System.Text;

namespace Local.Scaffolding;

/// <summary><c>Infra.sln</c> with one project more, as <c>dotnet sln add</c> writes it, but with an id that follows from its path.</summary>
internal static class SolutionText
{
    private const string CSharp = "{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}";
    private static readonly string[] Configurations = ["Debug|Any CPU", "Debug|x64", "Debug|x86", "Release|Any CPU", "Release|x64", "Release|x86"];

    /// <exception cref="UsageException">The solution has not the shape that Visual Studio gives it.</exception>
    public static string With(string solution, string function)
    {
        var newLine = solution.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var path = $"functions\\{function}\\{function}.csproj";
        var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(path)).AsSpan(0, 16)).ToString("B").ToUpperInvariant();
        var folder = FolderOf(solution);
        var text = Before(solution, "Global" + newLine, $"Project(\"{CSharp}\") = \"{function}\", \"{path}\", \"{id}\"{newLine}EndProject{newLine}");
        var configurations = string.Concat(Configurations.SelectMany(configuration => new[] { "ActiveCfg", "Build.0" }, (configuration, what) =>
            $"\t\t{id}.{configuration}.{what} = {configuration.Split('|')[0]}|Any CPU{newLine}"));
        text = Before(text, $"\tEndGlobalSection{newLine}\tGlobalSection(SolutionProperties)", configurations);
        var nested = text.IndexOf("GlobalSection(NestedProjects)", StringComparison.Ordinal);
        var end = nested < 0 ? throw Unknown("NestedProjects") : text.IndexOf("\tEndGlobalSection", nested, StringComparison.Ordinal);
        return text.Insert(end, $"\t\t{id} = {folder}{newLine}");
    }

    /// <summary>The id of the solution's folder <c>functions</c>.</summary>
    private static string FolderOf(string solution)
    {
        const string Name = "\"functions\", \"functions\", \"";
        var at = solution.IndexOf(Name, StringComparison.Ordinal);
        return at < 0 ? throw Unknown("folder functions") : solution.Substring(at + Name.Length, CSharp.Length);
    }

    private static string Before(string text, string mark, string inserted)
    {
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? throw Unknown(mark.Trim()) : text.Insert(at, inserted);
    }

    private static UsageException Unknown(string part) =>
        new($"Infra.sln has no {part}: it is not as Visual Studio writes it. Add the function's project to it by `dotnet sln add`, and start from a solution that is.");
}
