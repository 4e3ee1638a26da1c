using System.Diagnostics;
using System.Xml.Linq;

namespace Tests.House;

/// <summary>Official packages or stand-ins: the choice stands in one place and nothing else knows of it.</summary>
public sealed class PackageModeTests
{
    [Fact]
    public void Only_the_root_props_choose_the_mode()
    {
        var choosing = Repository.Files("*.props").Concat(Repository.Files("*.targets")).Concat(Repository.Files("*.csproj"))
            .Where(file => XDocument.Parse(Repository.Text(file)).Descendants("PulumiSdk").Any());

        Assert.Equal(["Directory.Build.props"], choosing);
    }

    [Fact]
    public void No_source_file_asks_which_mode_it_is_built_in()
    {
        var asking = Repository.Files("*.cs").Where(file => file != "tests/House/PackageModeTests.cs")
            .Where(file => Repository.Text(file).Contains("PulumiSdk=", StringComparison.Ordinal) && file.StartsWith("infra/", StringComparison.Ordinal));

        Assert.Empty(asking);
    }

    [Fact]
    public async Task The_official_mode_fails_here_only_where_the_packages_cannot_be_restored()
    {
        var output = await BuildOfficialAsync();

        var errors = output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).ToList();
        // Where the registry has them it builds, and there is nothing to explain.
        Assert.All(errors, error => Assert.Matches(@"error NU110[123].*Pulumi", error));
    }

    private static async Task<string> BuildOfficialAsync()
    {
        var artifacts = Directory.CreateTempSubdirectory("official-");
        try
        {
            var start = new ProcessStartInfo("dotnet", ["restore", "infra/Infra.csproj", "-p:PulumiSdk=official", $"-p:ArtifactsPath={artifacts.FullName}"])
            {
                WorkingDirectory = Repository.Root,
                RedirectStandardOutput = true,
            };
            foreach (var variable in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            {
                start.Environment.Remove(variable);
            }

            using var process = Process.Start(start)!;
            return await process.StandardOutput.ReadToEndAsync();
        }
        finally
        {
            artifacts.Delete(recursive: true);
        }
    }
}
