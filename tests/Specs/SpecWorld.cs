using Sim;

namespace Tests.Specs;

/// <summary>What both arms begin with.</summary>
internal static class SpecWorld
{
    public static World Create() => new(new WorldOptions { Start = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), Seed = 1 });
}
