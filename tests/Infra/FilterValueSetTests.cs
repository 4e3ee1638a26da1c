using FsCheck.Xunit;
using Infra.Filters;
using Sim;

namespace Tests.Infra;

/// <summary>The algebra of what may stand in one place, against the simulated SNS: what a set says as patterns is what it holds.</summary>
public sealed class FilterValueSetTests
{
    private static readonly FilterPattern[] Patterns =
    [
        new FilterPattern.Text("x"), new FilterPattern.Text("xy"), new FilterPattern.Text("-"), new FilterPattern.Prefix("x"), new FilterPattern.Prefix("xyz"),
        new FilterPattern.AnythingButPrefix("xy"), new FilterPattern.AnythingButTexts(["x", "q"]), new FilterPattern.AnythingButNumbers([0, 2.5m]),
        new FilterPattern.Number(2.5m), new FilterPattern.Number(0), new FilterPattern.Numeric(new NumberBounds(null, false, 1, true)),
        new FilterPattern.Numeric(new NumberBounds(1, false, 3, false)), new FilterPattern.Numeric(new NumberBounds(2.5m, true, null, false)),
        new FilterPattern.Truth(true), new FilterPattern.Truth(false), new FilterPattern.Null(), new FilterPattern.Exists(true), new FilterPattern.Exists(false),
    ];

    private static readonly string[] Bodies =
    [
        "{}", .. new[] { "null", "true", "false", "-1", "0", "1", "2", "2.5", "3", "9", "\"\"", "\"-\"", "\"--\"", "\"x\"", "\"xx\"", "\"xy\"", "\"xyy\"", "\"xyz\"", "\"xyzz\"", "\"q\"" }
            .Select(value => $"{{\"k\":{value}}}"),
    ];

    [Property(Replay = FixedSeed.Value, MaxTest = 300)]
    public void Union_intersection_and_complement_are_what_their_patterns_say(uint one, uint two)
    {
        var chance = new Chance(((ulong)one << 32) | two);
        var (left, right) = (Some(chance), Some(chance));
        var (leftSet, rightSet) = (Of(left), Of(right));
        (ValueSet Set, Func<bool, bool, bool> Says)[] results =
        [
            (leftSet, (inLeft, _) => inLeft),
            (leftSet.Or(rightSet), (inLeft, inRight) => inLeft || inRight),
            (leftSet.And(rightSet), (inLeft, inRight) => inLeft && inRight),
            (leftSet.Complement(), (inLeft, _) => !inLeft),
            (leftSet.Without(rightSet), (inLeft, inRight) => inLeft && !inRight),
            (leftSet.Or(rightSet).Complement(), (inLeft, inRight) => !inLeft && !inRight),
        ];
        var said = results.Where(result => !result.Set.IsEmpty && result.Set.Patterns(FilterScope.Body) is not null).ToList();
        var stage = new FilterStage(new[] { Policy(left), Policy(right) }.Concat(said.Select(result => Policy(result.Set.Patterns(FilterScope.Body)!))));
        foreach (var body in Bodies)
        {
            var takers = stage.Takers(body);
            Assert.Equal(said.Select(result => result.Says(takers[0], takers[1])), takers.Skip(2));
        }
    }

    [Fact]
    public void Nothing_is_left_of_a_set_and_its_complement()
    {
        foreach (var set in Patterns.Select(pattern => pattern.Accepted!))
        {
            Assert.True(set.And(set.Complement()).IsEmpty);
            Assert.True(set.Or(set.Complement()).IsEverything);
            Assert.True(set.And(ValueSet.Present).IsWithin(set));
        }
    }

    private static List<FilterPattern> Some(Chance chance) =>
        [.. Enumerable.Range(0, 1 + chance.Next(3)).Select(_ => Patterns[chance.Next(Patterns.Length)])];

    private static ValueSet Of(IEnumerable<FilterPattern> patterns) =>
        patterns.Aggregate(ValueSet.None, (set, pattern) => set.Or(pattern.Accepted!));

    private static (string?, string) Policy(IEnumerable<FilterPattern> patterns) => ($"{{\"k\":[{string.Join(',', patterns)}]}}", "MessageBody");
}
