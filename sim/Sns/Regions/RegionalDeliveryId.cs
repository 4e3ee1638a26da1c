namespace Sim.Sns.Regions;

/// <summary>Names a message on its way to another Region, within the world of its topic.</summary>
public readonly record struct RegionalDeliveryId(long Number);
