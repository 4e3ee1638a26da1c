using System.Text.Json;
using Local.Declaration;

namespace Bench;

/// <summary>How long the program takes to declare a stack of many consumers under mocks, validation included.</summary>
internal static class DeclarationBench
{
    public static async Task RunAsync(IReadOnlyList<int> counts)
    {
        foreach (var count in counts)
        {
            var file = StackOf(count);
            var began = TimeProvider.System.GetTimestamp();
            var declared = await DeclaredStack.DeclareAsync(file);
            var took = TimeProvider.System.GetElapsedTime(began);
            Console.WriteLine($"{count,5} consumers, {declared.Resources.Count,6} AWS resources: {took.TotalMilliseconds,7:0} ms, {GC.GetTotalMemory(false) / 1e6:0} MB");
        }
    }

    private static StackFile StackOf(int consumers) => new("infra", "bench", new Dictionary<string, string>
    {
        ["aws:region"] = "eu-west-1",
        ["infra:topics"] = """{"users":{},"orders":{}}""",
        ["infra:consumers"] = JsonSerializer.Serialize(Enumerable.Range(1, consumers).ToDictionary(
            number => $"consumer-{number}",
            _ => new { takes = new[] { "order.placed" }, function = "OrderProjection", state = new { partitionKey = "orderId" } })),
    });
}
